import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { ApiProblem } from './api-problem.js';
import { parseJson } from './parse-json.js';

/** The media types under which a rule is sent as it is. */
export const YAML_MEDIA_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/plain'] as const;

/** The media types under which rules come in an archive. What it is, it says itself. */
export const ARCHIVE_MEDIA_TYPES = [
  'application/zip',
  'application/x-zip-compressed',
  'application/gzip',
  'application/x-gzip',
  'application/x-tar',
  'application/octet-stream',
] as const;

/** The media types that an address reads, where it says no others. */
export const MEDIA_TYPES = ['application/json', ...YAML_MEDIA_TYPES] as const;

/** What the configuration of a route may say of its bodies. */
export interface BodyConfig {
  readonly mediaTypes?: readonly string[];
}

/** The media types that the address of a request reads. */
export const mediaTypesOf = ({ routeOptions }: FastifyRequest): readonly string[] =>
  (routeOptions.config as BodyConfig).mediaTypes ?? MEDIA_TYPES;

/** `application/yaml; charset=utf-8` without what comes after the type. */
export const mediaTypeOf = (contentType: string | undefined): string => (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** A body that is too large to be held: its bytes as they arrive, up to the limit. */
export class StreamedBody implements AsyncIterable<Uint8Array> {
  constructor(
    private readonly stream: Readable,
    private readonly limit: number,
    /** How many bytes the sender says there are; NaN where it says nothing. */
    private readonly announced: number,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    let received = 0;
    try {
      if (this.announced > this.limit) throw tooLarge(this.limit);
      // The stream is the connection, on which the answer has to go out yet.
      for await (const chunk of this.stream.iterator({ destroyOnReturn: false })) {
        const bytes = chunk as Uint8Array;
        received += bytes.length;
        if (received > this.limit) throw tooLarge(this.limit);
        yield bytes;
      }
      if (received === 0) throw new ApiProblem('EMPTY_BODY', 'The request has no body.');
    } catch (error) {
      if (error instanceof ApiProblem) throw error;
      throw new ApiProblem('INVALID_REQUEST', 'The body broke off before its end.', { cause: error });
    } finally {
      // The rest of the body is discarded; otherwise the sender would never read the answer.
      this.stream.resume();
    }
  }
}

export const tooLarge = (limit: number): ApiProblem => new ApiProblem('BODY_TOO_LARGE', `The body is larger than ${limit} bytes.`);

/** Replaces the framework's parsers, whose errors have no code and no place. */
export function registerBodyParsers(instance: FastifyInstance, archiveLimit: number): void {
  instance.removeAllContentTypeParsers();
  // A parser is there for every address; what one of them does not read is refused before it is read.
  instance.addHook('preParsing', (request, _reply, _payload, done) => {
    const type = request.method === 'GET' || request.method === 'HEAD' ? undefined : request.headers['content-type'];
    done(type === undefined || mediaTypesOf(request).includes(mediaTypeOf(type)) ? null : unsupported(request));
  });
  for (const type of MEDIA_TYPES) {
    const parse = type === 'application/json' ? parseJson : (text: string): unknown => text;
    instance.addContentTypeParser<Buffer>(type, { parseAs: 'buffer' }, (request, body, done) => {
      try {
        // Whether a body is needed is for the address to say.
        done(null, body.length === 0 ? undefined : parse(decode(request, body)));
      } catch (error) {
        done(error as Error);
      }
    });
  }
  for (const type of ARCHIVE_MEDIA_TYPES) {
    instance.addContentTypeParser(type, (request, payload, done) => {
      done(null, new StreamedBody(payload, archiveLimit, Number(request.headers['content-length'] ?? NaN)));
    });
  }
}

/** The problem of a body that the address does not read, with those that it does. */
export function unsupported(request: FastifyRequest): ApiProblem {
  const types = mediaTypesOf(request).join(', ');
  return new ApiProblem('UNSUPPORTED_MEDIA_TYPE', `The body must have one of the media types ${types}.`, {
    headers: request.method === 'POST' ? { 'accept-post': types } : {},
  });
}

function decode(request: FastifyRequest, body: Buffer): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(charset)) {
    throw new ApiProblem('UNSUPPORTED_MEDIA_TYPE', `The body is read as UTF-8 only, not as ${charset}.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw new ApiProblem('INVALID_ENCODING', 'The body is not valid UTF-8.', { cause: error });
  }
}
