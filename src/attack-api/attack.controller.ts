import { Controller, Get, Headers, Query, Req, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { navigatorLayer, currentTactics, type NavigatorLayer } from '../attack/index.js';
import { NavigatorLayerDto, TechniqueListDto } from './attack.dto.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { AttackService } from './attack.service.js';
import { CoverageService } from '../coverage/coverage.service.js';
import { chooseMediaType } from '../http/accept.js';
import { COMMON_PROBLEMS, json, KeptAnswer, Operation, Problems } from '../http/openapi/openapi.decorators.js';
import { ZodPipe } from '../http/zod.pipe.js';
import type { RuleFilter } from '../rules/rule-query.js';
import { RuleFilterQuery } from '../rules/rule-list-query.js';
import { exampleLayer, exampleTechniques } from './attack.examples.js';
import { TechniqueQuery } from './technique-query.js';

/** `/attack`: ATT&CK, and what of it the rules detect. */
@ApiTags('attack')
@Controller('attack')
@UsePipes(ZodPipe)
export class AttackController {
  constructor(
    private readonly attack: AttackService,
    private readonly attackIndex: AttackIndexService,
    private readonly coverage: CoverageService,
  ) {}

  @Get('techniques')
  @Operation({ id: 'listTechniques', summary: 'Lists the techniques of ATT&CK with the number of their rules' })
  @KeptAnswer({ description: 'The techniques, by id.', content: json(TechniqueListDto, exampleTechniques) })
  @Problems('UNKNOWN_TACTIC', ...COMMON_PROBLEMS)
  async techniques(
    @Query({ schema: TechniqueQuery }) query: z.infer<typeof TechniqueQuery>,
    @Headers('accept') accept: string | undefined,
  ): Promise<z.infer<typeof TechniqueListDto>> {
    chooseMediaType(accept, ['application/json']);
    const { index } = this.attackIndex;
    const techniques = this.attack.techniques(query);
    const counts = new Map((await this.coverage.coverage().techniques()).map(({ value, ruleCount }) => [value, ruleCount]));
    const items = techniques.map((technique) => ({
      ...technique,
      tactics: currentTactics(technique.tactics, index),
      ruleCount: counts.get(index.currentId(technique.id)) ?? 0,
    }));
    return { items, total: items.length, nextCursor: null };
  }

  @Get('navigator-layer')
  @Operation({
    id: 'navigatorLayer',
    summary: 'Returns what rules detect, as a layer of the ATT&CK Navigator',
    description:
      'The rules that match the filter, counted by technique. Open the answer in the Navigator with "Open Existing Layer". The description of the layer states what the Navigator does not show.',
  })
  @KeptAnswer({ description: 'A layer in the format 4.5.', content: json(NavigatorLayerDto, exampleLayer) })
  @Problems(
    'UNKNOWN_TARGET',
    'UNKNOWN_TABLE',
    'MALFORMED_TECHNIQUE',
    'UNKNOWN_TACTIC',
    'UNKNOWN_LEVEL',
    'UNKNOWN_STATUS',
    ...COMMON_PROBLEMS,
  )
  async layer(
    @Query({ schema: RuleFilterQuery }) filter: RuleFilter,
    @Req() request: FastifyRequest,
    @Headers('accept') accept: string | undefined,
  ): Promise<NavigatorLayer> {
    chooseMediaType(accept, ['application/json']);
    const coverage = this.coverage.coverage(filter);
    const techniques = (await coverage.techniques()).map(({ value, ruleCount }) => ({ id: value, count: ruleCount }));
    const layer = navigatorLayer({ name: layerName(request.url), techniques }, this.attackIndex.index);
    return { ...layer, description: [layer.description, ...(await coverage.notes()).map(({ message }) => message)].join(' ') };
  }
}

/** Layers are shown side by side: each is called after its filter. */
function layerName(url: string): string {
  const parameters = [...new URLSearchParams(url.split('?')[1])].map(([name, value]) => `${name} ${value}`);
  return parameters.length === 0 ? 'Sigma rules' : `Sigma rules: ${parameters.join(', ')}`;
}
