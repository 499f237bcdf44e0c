import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { parseRequest } from './parse-request.js';
import { readQuery } from './query-string.js';

/** Parses what a parameter of a controller states a schema for: `@Query({ schema })`, `@Body({ schema })`, `@Param('id', { schema })`. */
@Injectable()
export class ZodPipe implements PipeTransform {
  transform(value: unknown, { type, schema }: ArgumentMetadata): unknown {
    if (schema === undefined) return value;
    return type === 'query' ? readQuery(schema as z.ZodType, value) : parseRequest(schema as z.ZodType, value);
  }
}
