import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiProblem } from './api-problem.js';
import { parseJson } from './parse-json.js';

/** The media types under which a rule is sent as it is. */
export const YAML_MEDIA_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/plain'] as const;

/** The media types that are read at all. */
export const MEDIA_TYPES = ['application/json', ...YAML_MEDIA_TYPES] as const;

/** `application/yaml; charset=utf-8` without what comes after the type. */
export const mediaTypeOf = (contentType: string | undefined): string => (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Replaces the framework's parsers, whose errors have no code and no place. */
export function registerBodyParsers(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
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
