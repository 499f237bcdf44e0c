import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import type { TableDescription, TargetDescription } from '../compiler/index.js';
import { ConversionError } from '../conversion/conversion-error.js';
import { ConversionService } from '../conversion/conversion.service.js';
import { ApiProblem } from '../http/api-problem.js';
import { toProblem } from '../http/to-problem.js';
import { chooseMediaType } from '../http/accept.js';
import { refuseParameters } from '../http/query-string.js';

interface List<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** `GET /targets`: what a rule can be converted for. */
@Controller('targets')
export class TargetsController {
  constructor(private readonly conversions: ConversionService) {}

  @Get()
  list(@Query() query: unknown, @Headers('accept') accept: string | undefined): List<TargetDescription> {
    chooseMediaType(accept, ['application/json']);
    refuseParameters(query);
    return listOf(this.conversions.targets());
  }

  @Get(':id/tables')
  tables(@Param('id') id: string, @Query() query: unknown, @Headers('accept') accept: string | undefined): List<TableDescription> {
    chooseMediaType(accept, ['application/json']);
    refuseParameters(query);
    return listOf(this.#target(id).flatMap(({ tables }) => tables));
  }

  /** In an address an unknown target is a thing that is not there, not a mistake in a request. */
  #target(id: string): readonly TargetDescription[] {
    try {
      return this.conversions.targets([id]);
    } catch (error) {
      if (error instanceof ConversionError) throw new ApiProblem('UNKNOWN_TARGET', toProblem(error).detail, { status: 404 });
      throw error;
    }
  }
}

const listOf = <T>(items: readonly T[]): List<T> => ({ items, total: items.length, nextCursor: null });
