import { createHash } from 'node:crypto';
import type { onSendHookHandler } from 'fastify';

/** The addresses whose answers a client may keep and ask about. */
const KEPT = /^\/(?:targets|formats|schemas|openapi[.]json|graphiql|rules|imports|attack)(?:\/|$)/;

/**
 * Gives a read its strong ETag, made of its bytes where it has none yet, and answers 304 to a client that has them. A conversion reads
 * too: it is sent with POST for its text alone, and who has the queries of that text need not get them again.
 */
export const answerWithEtag: onSendHookHandler = (request, reply, payload, done) => {
  const path = request.url.split('?')[0] ?? '';
  const readable = typeof payload === 'string' || Buffer.isBuffer(payload);
  const reads = request.method === 'GET' || request.method === 'HEAD' ? KEPT.test(path) : request.method === 'POST' && path === '/convert';
  if (!reads || reply.statusCode !== 200 || !readable) {
    done(null, payload);
    return;
  }
  const own = reply.getHeader('etag');
  const etag = typeof own === 'string' ? own : `"${createHash('sha256').update(payload).digest('base64url')}"`;
  void reply.headers({ etag, 'cache-control': 'no-cache' });
  if (!matches(request.headers['if-none-match'], etag)) {
    done(null, payload);
    return;
  }
  void reply.code(304).removeHeader('content-type').removeHeader('content-length');
  done(null, null);
};

/** RFC 9110, section 13.1.2: a list of tags, compared weakly, or `*`. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}
