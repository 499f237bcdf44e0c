import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { reference, type Json } from './openapi.decorators.js';

const VERSION = (JSON.parse(readFileSync(`${import.meta.dirname}/../../../package.json`, 'utf8')) as { readonly version: string }).version;

const DESCRIPTION = [
  'Sigma detection rules as KQL for every Microsoft Sentinel and Defender XDR table they can run on.',
  'The same service answers GraphQL at `/graphql`, with the same codes in `extensions.code`.',
  'Errors are problem documents (RFC 9457): match on `code`, never on the texts.',
  'Every answer has an `X-Request-Id`: the one that was sent, or a new one.',
  'Any address can answer `NOT_FOUND` (404) if there is nothing, `METHOD_NOT_ALLOWED` (405), `INVALID_REQUEST` (400) for what is not HTTP, `REQUEST_TIMEOUT` (408) and `HEADERS_TOO_LARGE` (431).',
].join('\n\n');

const TAGS = ['conversion', 'rules', 'imports', 'attack', 'targets', 'operations'];

/** The OpenAPI document, generated from the controllers and their decorators when it is first read. */
@Injectable()
export class OpenApiDocument {
  #app: INestApplication | undefined;
  #document: OpenAPIObject | undefined;

  /** Sets the application that the document describes. */
  describe(app: INestApplication): void {
    this.#app = app;
  }

  get document(): OpenAPIObject {
    if (!this.#app) throw new Error('The document describes no application yet.');
    this.#document ??= generate(this.#app);
    return this.#document;
  }
}

function generate(app: INestApplication): OpenAPIObject {
  const config = TAGS.reduce((builder, tag) => builder.addTag(tag), new DocumentBuilder().setOpenAPIVersion('3.1.0')).build();
  const { paths } = SwaggerModule.createDocument(app, config, {
    autoTagControllers: false,
    standardSchemaConverter: (shape) => ({ schema: jsonSchemaOf(shape as z.ZodType) }),
  });
  const info = { title: 'sigma-kql', version: VERSION, license: { name: 'MIT', identifier: 'MIT' }, description: DESCRIPTION };
  const described = JSON.parse(JSON.stringify(paths)) as OpenAPIObject['paths'];
  for (const operation of Object.values(described).flatMap((path) => Object.values(path) as Json[])) tidyParameters(operation);
  return {
    openapi: config.openapi,
    info,
    tags: TAGS.map((name) => ({ name })),
    paths: described,
    components: { schemas: componentsOf(described) as never },
  };
}

/** A shape with an id becomes a component; one without, such as a query string, is written where it is used. */
const jsonSchemaOf = (shape: z.ZodType): Json =>
  shape.meta()?.id === undefined ? z.toJSONSchema(shape, { io: 'input' }) : reference(shape);

/** Headers that OpenAPI describes by the media types of bodies. */
const MEDIA_TYPE_HEADERS = ['accept', 'content-type'];

interface Parameter {
  readonly name: string;
  schema?: Json;
}

/** Removes the headers of media types, and what the generator repeats of a parameter in its schema. */
function tidyParameters(operation: { parameters?: readonly Parameter[] }): void {
  operation.parameters = operation.parameters?.filter(({ name }) => !MEDIA_TYPE_HEADERS.includes(name)) ?? [];
  for (const parameter of operation.parameters) {
    const { example } = parameter.schema ?? {};
    parameter.schema = {
      ...without(parameter.schema ?? {}, ['description', 'example', '$schema']),
      ...(example !== undefined && { examples: [example] }),
    };
  }
}

/** Returns the shapes that the paths refer to, and those that these refer to. */
function componentsOf(paths: unknown): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    // zod writes the range of safe integers where a shape has no bound.
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const found = new Map<string, unknown>();
  const follow = (part: unknown): void => {
    for (const [, id = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(id)) continue;
      const schema = without(schemas[id] as Json, ['$schema', '$id']);
      found.set(id, schema);
      follow(schema);
    }
  };
  follow(paths);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const without = (part: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(part).filter(([name]) => !names.includes(name)));
