import { MAPPING_FILE } from './mapping-shape.js';
import type { Property, Shape } from './shape.js';

type Json = Readonly<Record<string, unknown>>;

/** The form of a mapping file for editors: a JSON Schema, written from the description by which files are checked. */
export function mappingSchema(): Json {
  const parts = new Map<string, Json>();
  const root = schemaOf(MAPPING_FILE, parts);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'sigma-kql mapping',
    description: 'Tables of your own for sigma-kql: columns, and how Sigma rules run on them.',
    ...root,
    $defs: Object.fromEntries([...parts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function schemaOf(shape: Shape, parts: Map<string, Json>): Json {
  switch (shape.kind) {
    case 'text':
      return shape.pattern ? { type: 'string', pattern: shape.pattern.source } : { type: ['string', 'number', 'boolean'] };
    case 'number':
      return { type: 'integer', minimum: shape.least };
    case 'value':
      return { type: 'number' };
    case 'mark':
      return { const: true };
    case 'word':
      return { enum: shape.words };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of, parts), minItems: 1 };
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(shape.of, parts) };
    case 'object': {
      const required = Object.entries(shape.properties).flatMap(([name, property]) => (property.required ? [name] : []));
      return {
        type: 'object',
        properties: propertiesOf(Object.entries(shape.properties), parts),
        ...(required.length > 0 && { required }),
        additionalProperties: false,
      };
    }
    case 'either':
      return { anyOf: shape.of.map((one) => schemaOf(one, parts)) };
    case 'kinds':
      return {
        anyOf: shape.kinds.map(({ needs, may = [] }) => ({
          type: 'object',
          properties: propertiesOf(
            [...needs, ...may].map((name) => [name, shape.words[name]!]),
            parts,
          ),
          required: needs,
          additionalProperties: false,
        })),
      };
    case 'part':
      if (!parts.has(shape.name)) {
        // Known before it is written, as it may contain itself.
        parts.set(shape.name, {});
        parts.set(shape.name, schemaOf(shape.is(), parts));
      }
      return { $ref: `#/$defs/${shape.name}` };
  }
}

const propertiesOf = (properties: readonly (readonly [string, Property])[], parts: Map<string, Json>): Json =>
  Object.fromEntries(properties.map(([name, { shape, says }]) => [name, { description: says, ...schemaOf(shape, parts) }]));
