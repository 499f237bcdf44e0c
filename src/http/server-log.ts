import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Nest's own messages as lines of the server's structured log. */
export class ServerLog implements LoggerService {
  constructor(private readonly target: FastifyBaseLogger) {}

  /** What Nest reports about its start (every route, every module) is of use only to who looks for a mistake in it. */
  log(message: unknown, ...more: unknown[]): void {
    this.target.debug(fieldsOf(more), String(message));
  }

  error(message: unknown, ...more: unknown[]): void {
    this.target.error(
      message instanceof Error ? { err: message } : fieldsOf(more),
      message instanceof Error ? message.message : String(message),
    );
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.target.warn(fieldsOf(more), String(message));
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.target.debug(fieldsOf(more), String(message));
  }
}

/** Nest gives the name of the speaker last, and a stack before it. */
function fieldsOf(more: readonly unknown[]): object {
  return { context: more.at(-1), ...(more.length > 1 && { stack: more[0] }) };
}
