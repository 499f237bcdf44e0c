import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res, UsePipes } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CatalogError } from '../database/catalog-error.js';
import { BackgroundImports } from './background-imports.js';
import { ImportListDto, ImportReportDto, ImportRunDto } from './import.dto.js';
import { exampleImport, exampleImportList, exampleReport } from './import.examples.js';
import type { ImportRun } from './import-run.js';
import { ImportsRepository } from './imports.repository.js';
import { TableIndex } from '../rules/table-index.js';
import { ApiProblem } from '../http/api-problem.js';
import { ARCHIVE_MEDIA_TYPES, StreamedBody } from '../http/body-parsers.js';
import { chooseMediaType } from '../http/accept.js';
import { ImportListQuery, ImportQuery, ImportReportQuery } from './import-query.js';
import { linkNext } from '../http/link-next.js';
import {
  Answer,
  COMMON_PROBLEMS,
  json,
  KeptAnswer,
  LINK,
  LOCATION,
  Operation,
  PathId,
  Problems,
  textContent,
} from '../http/openapi/openapi.decorators.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** `/imports`: archives of rules into the catalog. */
@ApiTags('imports')
@Controller('imports')
@UsePipes(ZodPipe)
export class ImportsController {
  constructor(
    private readonly background: BackgroundImports,
    private readonly imports: ImportsRepository,
    private readonly tables: TableIndex,
  ) {}

  @Post()
  @HttpCode(202)
  @RouteConfig({ mediaTypes: ARCHIVE_MEDIA_TYPES })
  @Operation({
    id: 'importRules',
    summary: 'Imports an archive of rules',
    description:
      'The body is a zip, a tar or a tar.gz; its first bytes decide which. The server answers when it has received and checked the archive, and imports it afterwards: `GET /imports/{id}` shows the progress. An import changes everything at once, or nothing. Each import replaces the source: rules missing from the new archive are deleted.',
    body: textContent(ARCHIVE_MEDIA_TYPES, 'PK\u0003\u0004…', { description: 'The bytes of the archive.' }),
  })
  @Answer({ status: 202, description: 'The import has begun.', headers: LOCATION, content: json(ImportRunDto, exampleImport) })
  @Problems(
    'EMPTY_BODY',
    'RESERVED_SOURCE',
    'IMPORT_RUNNING',
    'BODY_TOO_LARGE',
    'ARCHIVE_TOO_LARGE',
    'TOO_MANY_FILES',
    'UNSUPPORTED_MEDIA_TYPE',
    'UNSUPPORTED_ARCHIVE',
    'ARCHIVE_UNREADABLE',
    'STOPPING',
    ...COMMON_PROBLEMS,
  )
  async start(
    @Body() body: unknown,
    @Query({ schema: ImportQuery }) { source }: z.infer<typeof ImportQuery>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ImportRunDto>> {
    chooseMediaType(accept, ['application/json']);
    if (!(body instanceof StreamedBody)) {
      throw new ApiProblem('EMPTY_BODY', `The request has no body. Send a zip, a tar or a tar.gz as ${ARCHIVE_MEDIA_TYPES.join(', ')}.`);
    }
    const run = await this.background.receive(body, source);
    void reply.header('location', `/imports/${run.id}`);
    return runJson(run);
  }

  @Get()
  @Operation({ id: 'listImports', summary: 'Lists the imports, the newest first' })
  @KeptAnswer({ description: 'A page of imports.', headers: LINK, content: json(ImportListDto, exampleImportList) })
  @Problems('INVALID_CURSOR', ...COMMON_PROBLEMS)
  async list(
    @Query({ schema: ImportListQuery }) { limit, cursor, source }: z.infer<typeof ImportListQuery>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ImportListDto>> {
    chooseMediaType(accept, ['application/json']);
    const choice = { ...(source !== undefined && { source }), ...(cursor !== undefined && { after: cursor }) };
    const [runs, total] = await Promise.all([this.imports.list(limit + 1, choice), this.imports.count(source)]);
    const shown = runs.slice(0, limit);
    const nextCursor = runs.length > limit ? (shown.at(-1)?.id ?? null) : null;
    linkNext(reply, nextCursor);
    return { items: shown.map(runJson), total, nextCursor };
  }

  @Get(':id')
  @Operation({ id: 'readImport', summary: 'Returns the progress and the results of an import' })
  @PathId('import', exampleImport.id)
  @KeptAnswer({ description: 'The import.', content: json(ImportReportDto, exampleReport) })
  @Problems('IMPORT_NOT_FOUND', ...COMMON_PROBLEMS)
  async report(
    @Param('id') id: string,
    @Query({ schema: ImportReportQuery }) { limit }: z.infer<typeof ImportReportQuery>,
    @Headers('accept') accept: string | undefined,
  ): Promise<z.infer<typeof ImportReportDto>> {
    chooseMediaType(accept, ['application/json']);
    const run = await this.imports.find(id);
    if (!run) throw new CatalogError('IMPORT_NOT_FOUND', `There was no import "${id}".`);
    const [files, tableIndex] = await Promise.all([this.imports.files(id, limit), this.tables.progress()]);
    return { ...runJson(run), files, tableIndex };
  }
}

const runJson = ({ startedAt, finishedAt, ...run }: ImportRun): z.infer<typeof ImportRunDto> => ({
  ...run,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});
