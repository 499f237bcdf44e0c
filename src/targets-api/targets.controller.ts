import { Controller, Get, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TableDescription, TargetDescription } from '../compiler/index.js';
import { ConversionError } from '../conversion/conversion-error.js';
import { ConversionService } from '../conversion/conversion.service.js';
import { ApiProblem } from '../http/api-problem.js';
import { toProblem } from '../http/to-problem.js';
import { chooseMediaType } from '../http/accept.js';
import { NoParameters } from '../http/no-parameters.guard.js';
import { COMMON_PROBLEMS, json, KeptAnswer, Operation, PathId, Problems } from '../http/openapi/openapi.decorators.js';
import { exampleTables, exampleTargets } from './target.examples.js';
import { TableListDto, TargetListDto } from './target.dto.js';

interface List<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** `GET /targets`: what a rule can be converted for. */
@ApiTags('targets')
@Controller('targets')
export class TargetsController {
  constructor(private readonly conversions: ConversionService) {}

  @Get()
  @Operation({ id: 'listTargets', summary: 'Lists what a rule can be converted for' })
  @KeptAnswer({ description: 'All targets.', content: json(TargetListDto, exampleTargets) })
  @Problems(...COMMON_PROBLEMS)
  @NoParameters()
  list(@Headers('accept') accept: string | undefined): List<TargetDescription> {
    chooseMediaType(accept, ['application/json']);
    return listOf(this.conversions.targets());
  }

  @Get(':id/tables')
  @Operation({ id: 'listTables', summary: 'Lists the tables of one target' })
  @PathId('target', 'defender-xdr')
  @KeptAnswer({ description: 'All tables of the target.', content: json(TableListDto, exampleTables) })
  @Problems(['UNKNOWN_TARGET', 404], ...COMMON_PROBLEMS)
  @NoParameters()
  tables(@Param('id') id: string, @Headers('accept') accept: string | undefined): List<TableDescription> {
    chooseMediaType(accept, ['application/json']);
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
