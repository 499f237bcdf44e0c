import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ApiProblem } from './api-problem.js';

/** What Node calls the requests that it gives up; whatever else it cannot read is not HTTP. */
const PROBLEMS: Readonly<Record<string, () => ApiProblem>> = {
  HPE_HEADER_OVERFLOW: () => new ApiProblem('HEADERS_TOO_LARGE', 'The address and the headers are longer than the server reads.'),
  ERR_HTTP_REQUEST_TIMEOUT: () => new ApiProblem('REQUEST_TIMEOUT', 'The request did not arrive in time.'),
};

/** Answers what was never read as a request, so that no handler of requests sees it, in the form of every other error. */
export function answerMalformedRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = PROBLEMS[error.code ?? '']?.() ?? new ApiProblem('INVALID_REQUEST', 'What was sent is not a request of HTTP.');
  const requestId = randomUUID();
  const body = JSON.stringify(problem.toAnswer(requestId));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
