import { randomUUID } from 'node:crypto';
import { maxHeaderSize, type IncomingHttpHeaders } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { ApiProblem } from './api-problem.js';
import { registerBodyParsers, tooLarge, unsupported } from './body-parsers.js';
import { answerMalformedRequest } from './malformed-request.js';
import { MethodsByPath } from './methods-by-path.js';
import { sendPageForBrowsers } from '../graphql/graphiql-page.js';
import { answerWithEtag } from './etag.js';
import { sendProblem } from './send-problem.js';
import { toProblem } from './to-problem.js';

/** An id that a caller may give a request: what can stand in a log line and a header without quoting. */
const REQUEST_ID = /^[\w.:@/+=-]{1,128}$/;

/** The HTTP server before any route is on it: ids, bodies, the log line of each request, addresses that do not exist. */
export class HttpAdapter extends FastifyAdapter {
  readonly #paths = new MethodsByPath();

  constructor(config: Config) {
    super({
      bodyLimit: config.BODY_LIMIT,
      logger: { level: config.LOG_LEVEL },
      // One line for each request, written below, instead of the two of the framework.
      logController: new fastify.LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
      requestIdHeader: false,
      genReqId: ({ headers }: { readonly headers: IncomingHttpHeaders }) => requestId(headers['x-request-id']),
      // What fails before any hook has run, such as a malformed address.
      frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
        void reply.header('x-request-id', request.id);
        sendProblem(request, reply, error);
      },
      clientErrorHandler: answerMalformedRequest,
      // Whatever an address has for an id is looked for, and not found by its own code; Node reads no longer addresses.
      routerOptions: { maxParamLength: maxHeaderSize },
      // A body that trickles in must not hold a connection for ever; a large archive may take its time on a slow line.
      requestTimeout: 600_000,
      forceCloseConnections: 'idle',
    });
    const instance = this.getInstance<FastifyInstance>();
    instance.addHook('onRoute', ({ method, url }) => {
      this.#paths.add(url, method);
    });
    instance.addHook('onRequest', (request, reply, done) => {
      reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
      done();
    });
    instance.addHook('onRequest', sendPageForBrowsers);
    instance.addHook('onSend', answerWithEtag);
    instance.addHook('onResponse', (request, reply, done) => {
      const { method, url } = request;
      request.log.info({ method, url, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
      done();
    });
    instance.setErrorHandler((error, request, reply) => {
      sendProblem(request, reply, this.#explain(error, request));
    });
    registerBodyParsers(instance, config.ARCHIVE_LIMIT);
  }

  /** Nest's own handler would come too late for the routes that are there already, and knows less. */
  override setErrorHandler(): FastifyInstance {
    return this.getInstance();
  }

  /** Called for an address without a route: 405 when it has routes of other methods, 404 when it has none. */
  override setNotFoundHandler(): FastifyInstance {
    const instance: FastifyInstance = this.getInstance();
    return instance.setNotFoundHandler((request) => {
      const path = request.url.split('?')[0] ?? '/';
      const allowed = this.#paths.methodsOf(path);
      if (allowed.length === 0) throw new ApiProblem('NOT_FOUND', `There is nothing at ${path}. GET /openapi.json lists what there is.`);
      throw new ApiProblem('METHOD_NOT_ALLOWED', `${path} has ${allowed.join(', ')}, not ${request.method}.`, {
        headers: { allow: allowed.join(', ') },
      });
    });
  }

  /** Replaces the framework's general message about a body by what this server accepts. */
  #explain(error: unknown, request: FastifyRequest): unknown {
    if (error instanceof ApiProblem) return error;
    const { code } = toProblem(error);
    if (code === 'BODY_TOO_LARGE') return tooLarge(this.getInstance<FastifyInstance>().initialConfig.bodyLimit ?? 0);
    return code === 'UNSUPPORTED_MEDIA_TYPE' ? unsupported(request) : error;
  }
}

function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
