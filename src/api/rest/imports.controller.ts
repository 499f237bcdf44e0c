import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CatalogError } from '../../catalog/catalog-error.js';
import { BackgroundImports } from '../../catalog/import/background-imports.js';
import type { ImportListAnswer, ImportReportAnswer, ImportRunAnswer } from '../../catalog/import/import-answer.js';
import type { ImportRun } from '../../catalog/import/import-run.js';
import { ImportStore } from '../../catalog/store/import-store.js';
import { TableIndex } from '../../catalog/table-index.js';
import { ApiProblem } from '../api-problem.js';
import { ARCHIVE_MEDIA_TYPES, StreamedBody } from '../body-parsers.js';
import { chooseMediaType } from './accept.js';
import { ImportListQuery, ImportQuery, ImportReportQuery } from './import-query.js';
import { linkNext } from './link-next.js';
import { readQuery } from './query-string.js';

/** `/imports`: archives of rules into the catalog. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly background: BackgroundImports,
    private readonly imports: ImportStore,
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
  ): Promise<z.infer<typeof ImportRunAnswer>> {
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
  ): Promise<z.infer<typeof ImportListAnswer>> {
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
  ): Promise<z.infer<typeof ImportReportAnswer>> {
    chooseMediaType(accept, ['application/json']);
    const { limit } = readQuery(ImportReportQuery, query);
    const run = await this.imports.find(id);
    if (!run) throw new CatalogError('IMPORT_NOT_FOUND', `There was no import "${id}".`);
    const [files, tableIndex] = await Promise.all([this.imports.files(id, limit), this.tables.progress()]);
    return { ...runJson(run), files, tableIndex };
  }
}

const runJson = ({ startedAt, finishedAt, ...run }: ImportRun): z.infer<typeof ImportRunAnswer> => ({
  ...run,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});
