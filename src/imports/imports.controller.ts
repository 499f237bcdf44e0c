import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CatalogError } from '../database/catalog-error.js';
import { BackgroundImports } from './background-imports.js';
import type { ImportListDto, ImportReportDto, ImportRunDto } from './import.dto.js';
import type { ImportRun } from './import-run.js';
import { ImportsRepository } from './imports.repository.js';
import { TableIndex } from '../rules/table-index.js';
import { ApiProblem } from '../http/api-problem.js';
import { ARCHIVE_MEDIA_TYPES, StreamedBody } from '../http/body-parsers.js';
import { chooseMediaType } from '../http/accept.js';
import { ImportListQuery, ImportQuery, ImportReportQuery } from './import-query.js';
import { linkNext } from '../http/link-next.js';
import { readQuery } from '../http/query-string.js';

/** `/imports`: archives of rules into the catalog. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly background: BackgroundImports,
    private readonly imports: ImportsRepository,
    private readonly tables: TableIndex,
  ) {}

  @Post()
  @HttpCode(202)
  @RouteConfig({ mediaTypes: ARCHIVE_MEDIA_TYPES })
  async start(
    @Body() body: unknown,
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ImportRunDto>> {
    chooseMediaType(accept, ['application/json']);
    const { source } = readQuery(ImportQuery, query);
    if (!(body instanceof StreamedBody)) {
      throw new ApiProblem('EMPTY_BODY', `The request has no body. Send a zip, a tar or a tar.gz as ${ARCHIVE_MEDIA_TYPES.join(', ')}.`);
    }
    const run = await this.background.receive(body, source);
    void reply.header('location', `/imports/${run.id}`);
    return runJson(run);
  }

  @Get()
  async list(
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ImportListDto>> {
    chooseMediaType(accept, ['application/json']);
    const { limit, cursor, source } = readQuery(ImportListQuery, query);
    const choice = { ...(source !== undefined && { source }), ...(cursor !== undefined && { after: cursor }) };
    const [runs, total] = await Promise.all([this.imports.list(limit + 1, choice), this.imports.count(source)]);
    const shown = runs.slice(0, limit);
    const nextCursor = runs.length > limit ? (shown.at(-1)?.id ?? null) : null;
    linkNext(reply, nextCursor);
    return { items: shown.map(runJson), total, nextCursor };
  }

  @Get(':id')
  async report(
    @Param('id') id: string,
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
  ): Promise<z.infer<typeof ImportReportDto>> {
    chooseMediaType(accept, ['application/json']);
    const { limit } = readQuery(ImportReportQuery, query);
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
