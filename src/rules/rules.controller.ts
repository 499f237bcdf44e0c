import { applyDecorators, Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query, Res, UsePipes } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { RulesService } from './rules.service.js';
import { ruleItem } from './rule-item.js';
import type { CatalogRule } from './rule.js';
import { RuleDto, RuleListDto, RuleVersionListDto } from './rule.dto.js';
import { exampleRule, exampleRuleList, exampleVersions, EXAMPLE_ID } from './rule.examples.js';
import { RuleEditor } from './rule-editor.js';
import { TableIndex } from './table-index.js';
import { ConversionService } from '../conversion/conversion.service.js';
import { ApiProblem } from '../http/api-problem.js';
import { YAML_MEDIA_TYPES } from '../http/body-parsers.js';
import { chooseMediaType } from '../http/accept.js';
import { readRuleQueries, RuleQueriesQuery } from '../conversion/conversion-query.js';
import { chooseFormat, conversionReply } from '../conversion/conversion-reply.js';
import { linkNext } from '../http/link-next.js';
import { EXAMPLE_RULE } from '../http/example-rule.js';
import { NoParameters } from '../http/no-parameters.guard.js';
import {
  Answer,
  COMMON_PROBLEMS,
  ETAG,
  json,
  KeptAnswer,
  LINK,
  LOCATION,
  Operation,
  PathId,
  Problems,
  QueryParameters,
  textContent,
} from '../http/openapi/openapi.decorators.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { QueriesAnswer, QUERIES_PROBLEMS } from '../conversion/queries-answer.decorator.js';
import { readIfMatch, ruleEtag } from './rule-etag.js';
import { ruleJson, versionJson } from './rule-json.js';
import { RuleListQuery } from './rule-list-query.js';
import { RuleSourceQuery } from '../conversion/rule-source-query.js';

const RULE_BODY = textContent(YAML_MEDIA_TYPES, EXAMPLE_RULE);

const RULE_BODY_PROBLEMS = ['EMPTY_BODY', 'INVALID_ENCODING', 'INVALID_RULE', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;

const CHANGE_PROBLEMS = ['VERSION_REQUIRED', 'VERSION_MISMATCH', 'RULE_NOT_FOUND', 'RULE_IN_SOURCE'] as const;

/** Describes a change of one rule. */
const RuleChange = (): MethodDecorator =>
  applyDecorators(
    PathId('rule', EXAMPLE_ID),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag of the rule as the client read it, or `*` to overwrite any version.',
      example: '"1.9a0364b9e99bb480.s1ZrqGPiqLBqPL8e"',
    }),
  );

/** `/rules`: the rules of the catalog, their queries, and changes of those that are sent one by one. */
@ApiTags('rules')
@Controller('rules')
@UsePipes(ZodPipe)
export class RulesController {
  constructor(
    private readonly catalog: RulesService,
    private readonly conversions: ConversionService,
    private readonly editor: RuleEditor,
    private readonly attack: AttackIndexService,
    private readonly tables: TableIndex,
  ) {}

  @Get()
  @Operation({
    id: 'listRules',
    summary: 'Lists the rules that match a filter',
    description:
      'Values of one filter are ORed; different filters are ANDed. `notes` explains how the filter was read. The header `Link` has the address of the next page.',
  })
  @KeptAnswer({ description: 'A page of rules.', headers: LINK, content: json(RuleListDto, exampleRuleList) })
  @Problems(
    'UNKNOWN_TARGET',
    'UNKNOWN_TABLE',
    'MALFORMED_TECHNIQUE',
    'UNKNOWN_TACTIC',
    'UNKNOWN_LEVEL',
    'UNKNOWN_STATUS',
    'INVALID_CURSOR',
    ...COMMON_PROBLEMS,
  )
  async list(
    @Query({ schema: RuleListQuery }) { limit, cursor, orderBy, ...filter }: z.infer<typeof RuleListQuery>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleListDto>> {
    chooseMediaType(accept, ['application/json']);
    const rules = this.catalog.rules(filter);
    const page = rules.page({ first: limit, after: cursor, orderBy });
    const [{ edges, hasNextPage }, total, notes] = await Promise.all([page, rules.total(), rules.notes()]);
    const nextCursor = hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
    linkNext(reply, nextCursor);
    return { items: edges.map(({ node }) => ruleItem(node, this.attack.index)), total, nextCursor, notes };
  }

  @Post()
  @HttpCode(201)
  @RouteConfig({ mediaTypes: YAML_MEDIA_TYPES })
  @Operation({ id: 'addRule', summary: 'Adds a rule to the source local', body: RULE_BODY })
  @Answer({ status: 201, description: 'The rule.', headers: { ...ETAG, ...LOCATION }, content: json(RuleDto, exampleRule) })
  @Problems('DUPLICATE_RULE', ...RULE_BODY_PROBLEMS, ...COMMON_PROBLEMS)
  @NoParameters()
  async create(
    @Body() body: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleDto>> {
    chooseMediaType(accept, ['application/json']);
    const rule = await this.editor.create(textOf(body));
    this.tables.refreshInBackground();
    void reply.header('location', `/rules/${encodeURIComponent(rule.id)}`);
    return this.#answer(rule, reply);
  }

  @Get(':id')
  @Operation({ id: 'readRule', summary: 'Returns a rule, or its text byte for byte' })
  @PathId('rule', EXAMPLE_ID)
  @KeptAnswer({
    description: 'The rule. Its ETag serves `If-Match`, in whichever form it was read.',
    content: { ...json(RuleDto, exampleRule), ...textContent(['application/yaml'], EXAMPLE_RULE) },
  })
  @Problems('RULE_NOT_FOUND', ...COMMON_PROBLEMS)
  async rule(
    @Param('id') id: string,
    @Query({ schema: RuleSourceQuery }) { source }: z.infer<typeof RuleSourceQuery>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleDto> | string> {
    const answered = chooseMediaType(accept, ['application/json', 'application/yaml']);
    const rule = await this.catalog.rule(id, source);
    void reply.headers({ vary: 'Accept' });
    if (answered === 'application/json') return this.#answer(rule, reply);
    void reply.headers({ 'content-type': 'application/yaml; charset=utf-8', etag: ruleEtag(rule, rule.yaml) });
    return rule.yaml;
  }

  @Put(':id')
  @RouteConfig({ mediaTypes: YAML_MEDIA_TYPES })
  @Operation({ id: 'replaceRule', summary: 'Replaces the text of a rule of the source local', body: RULE_BODY })
  @RuleChange()
  @Answer({ description: 'The changed rule.', headers: ETAG, content: json(RuleDto, () => ({ ...exampleRule(), version: 2 })) })
  @Problems(...CHANGE_PROBLEMS, ...RULE_BODY_PROBLEMS, ...COMMON_PROBLEMS)
  @NoParameters()
  async replace(
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('If-Match') ifMatch: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof RuleDto>> {
    chooseMediaType(accept, ['application/json']);
    const expected = readIfMatch(ifMatch);
    const text = textOf(body);
    const rule = await this.editor.replace(id, text, expected(await this.catalog.rule(id)));
    this.tables.refreshInBackground();
    return this.#answer(rule, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({ id: 'removeRule', summary: 'Removes a rule of the source local' })
  @RuleChange()
  @Answer({ status: 204, description: 'The rule is removed.' })
  @Problems(...CHANGE_PROBLEMS, 'INVALID_REQUEST', 'INTERNAL_ERROR')
  @NoParameters()
  async remove(@Param('id') id: string, @Headers('If-Match') ifMatch: string | undefined): Promise<void> {
    const expected = readIfMatch(ifMatch);
    await this.editor.remove(id, expected(await this.catalog.rule(id)));
    this.tables.refreshInBackground();
  }

  @Get(':id/queries')
  @Operation({
    id: 'convertRule',
    tags: ['rules', 'conversion'],
    summary: 'Returns the queries of a rule of the catalog',
    description: 'The same answers as `POST /convert` gives for the text of the rule, with the same options.',
  })
  @PathId('rule', EXAMPLE_ID)
  @QueryParameters(RuleQueriesQuery)
  @QueriesAnswer()
  @Problems('RULE_NOT_FOUND', ...QUERIES_PROBLEMS, ...COMMON_PROBLEMS)
  async queries(
    @Param('id') id: string,
    @Query() query: unknown,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const format = chooseFormat(query, accept);
    const { choice, source } = readRuleQueries(query);
    const rule = await this.catalog.rule(id, source);
    return conversionReply([await this.conversions.convertQueued(rule, choice)], format, reply);
  }

  @Get(':id/versions')
  @Operation({ id: 'listVersions', summary: 'Lists the texts that a rule has had, the newest first' })
  @PathId('rule', EXAMPLE_ID)
  @KeptAnswer({ description: 'The texts of the rule.', content: json(RuleVersionListDto, exampleVersions) })
  @Problems('RULE_NOT_FOUND', ...COMMON_PROBLEMS)
  async versions(
    @Param('id') id: string,
    @Query({ schema: RuleSourceQuery }) { source }: z.infer<typeof RuleSourceQuery>,
    @Headers('accept') accept: string | undefined,
  ): Promise<z.infer<typeof RuleVersionListDto>> {
    chooseMediaType(accept, ['application/json']);
    const versions = await this.catalog.versions(await this.catalog.rule(id, source));
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
