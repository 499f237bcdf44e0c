import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How long the requests that are being answered may take after the signal to stop. */
const PATIENCE_MS = 10_000;

/**
 * Lets the server finish its requests on a signal, and end as a program that did its work. The signal that is returned
 * is aborted when it begins to.
 */
export function stopOnSignal(app: NestFastifyApplication): AbortSignal {
  const stopping = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    // A second signal is a person who does not want to wait.
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    const log = app.getHttpAdapter().getInstance().log;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return stopping.signal;
}
