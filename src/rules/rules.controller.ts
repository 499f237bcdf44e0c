import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { RulesService } from './rules.service.js';
import { ruleItem } from './rule-item.js';
import type { CatalogRule } from './rule.js';
import type { RuleDto, RuleListDto, RuleVersionListDto } from './rule.dto.js';
import { RuleEditor } from './rule-editor.js';
import { TableIndex } from './table-index.js';
import { ConversionService, type ConvertedRules } from '../conversion/conversion.service.js';
import { ApiProblem } from '../http/api-problem.js';
import { YAML_MEDIA_TYPES } from '../http/body-parsers.js';
import { chooseMediaType } from '../http/accept.js';
import { readRuleQueries } from '../conversion/conversion-query.js';
import { conversionReply, QUERY_MEDIA_TYPES } from '../conversion/conversion-reply.js';
import { linkNext } from '../http/link-next.js';
import { readQuery, refuseParameters } from '../http/query-string.js';
import { readIfMatch, ruleEtag } from './rule-etag.js';
import { ruleJson, versionJson } from './rule-json.js';
import { readRuleList } from './rule-list-query.js';
import { RuleSourceQuery } from '../conversion/rule-source-query.js';

/** `/rules`: the rules of the catalog, their queries, and changes of those that are sent one by one. */
@Controller('rules')
export class RulesController {
  constructor(
    private readonly catalog: RulesService,
    private readonly conversions: ConversionService,
    private readonly editor: RuleEditor,
    private readonly attack: AttackIndexService,
    private readonly tables: TableIndex,
  ) {}

  @Get()
  async list(
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleListDto>> {
    chooseMediaType(accept, ['application/json']);
    const { filter, page } = readRuleList(query);
    const rules = this.catalog.rules(filter);
    const [{ edges, hasNextPage }, total] = await Promise.all([rules.page(page), rules.total()]);
    const nextCursor = hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
    linkNext(reply, nextCursor);
    return { items: edges.map(({ node }) => ruleItem(node, this.attack.index)), total, nextCursor, notes: rules.notes };
  }

  @Post()
  @HttpCode(201)
  @RouteConfig({ mediaTypes: YAML_MEDIA_TYPES })
  async create(
    @Body() body: unknown,
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleDto>> {
    chooseMediaType(accept, ['application/json']);
    refuseParameters(query);
    const rule = await this.editor.create(textOf(body));
    this.tables.refreshInBackground();
    void reply.header('location', `/rules/${encodeURIComponent(rule.id)}`);
    return this.#answer(rule, reply);
  }

  @Get(':id')
  async rule(
    @Param('id') id: string,
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleDto> | string> {
    const answered = chooseMediaType(accept, ['application/json', 'application/yaml']);
    const rule = await this.catalog.rule(id, readQuery(RuleSourceQuery, query).source);
    void reply.headers({ vary: 'Accept' });
    if (answered === 'application/json') return this.#answer(rule, reply);
    void reply.headers({ 'content-type': 'application/yaml; charset=utf-8', etag: ruleEtag(rule, rule.yaml) });
    return rule.yaml;
  }

  @Put(':id')
  @RouteConfig({ mediaTypes: YAML_MEDIA_TYPES })
  async replace(
    @Param('id') id: string,
    @Body() body: unknown,
    @Query() query: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleDto>> {
    chooseMediaType(accept, ['application/json']);
    refuseParameters(query);
    const expected = readIfMatch(ifMatch);
    const text = textOf(body);
    const rule = await this.editor.replace(id, text, expected(await this.catalog.rule(id)));
    this.tables.refreshInBackground();
    return this.#answer(rule, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @Query() query: unknown, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    refuseParameters(query);
    const expected = readIfMatch(ifMatch);
    await this.editor.remove(id, expected(await this.catalog.rule(id)));
    this.tables.refreshInBackground();
  }

  @Get(':id/queries')
  async queries(
    @Param('id') id: string,
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConvertedRules | string> {
    const answered = chooseMediaType(accept, QUERY_MEDIA_TYPES);
    const { choice, source } = readRuleQueries(query);
    const rule = await this.catalog.rule(id, source);
    return conversionReply([await this.conversions.convertQueued(rule, choice)], answered, reply);
  }

  @Get(':id/versions')
  async versions(
    @Param('id') id: string,
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
  ): Promise<z.infer<typeof RuleVersionListDto>> {
    chooseMediaType(accept, ['application/json']);
    const versions = await this.catalog.versions(await this.catalog.rule(id, readQuery(RuleSourceQuery, query).source));
    return { items: versions.map(versionJson), total: versions.length, nextCursor: null };
  }

  #answer(rule: CatalogRule, reply: FastifyReply): z.infer<typeof RuleDto> {
    const answer = ruleJson(rule, this.attack.index);
    void reply.header('etag', ruleEtag(rule, JSON.stringify(answer)));
    return answer;
  }
}

function textOf(body: unknown): string {
  if (typeof body === 'string' && body.trim() !== '') return body;
  throw new ApiProblem('EMPTY_BODY', `The request has no body. Send a Sigma rule as ${YAML_MEDIA_TYPES.join(', ')}.`);
}
