import { Controller, Get, Headers, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { navigatorLayer, currentTactics, type NavigatorLayer } from '../attack/index.js';
import type { TechniqueListDto } from './attack.dto.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { AttackService } from './attack.service.js';
import { CoverageService } from '../coverage/coverage.service.js';
import { chooseMediaType } from '../http/accept.js';
import { readRuleFilter } from '../rules/rule-list-query.js';
import { readTechniques } from './technique-query.js';

/** `/attack`: ATT&CK, and what of it the rules detect. */
@Controller('attack')
export class AttackController {
  constructor(
    private readonly attack: AttackService,
    private readonly attackIndex: AttackIndexService,
    private readonly coverage: CoverageService,
  ) {}

  @Get('techniques')
  async techniques(@Query() query: unknown, @Headers('accept') accept: string | undefined): Promise<z.infer<typeof TechniqueListDto>> {
    chooseMediaType(accept, ['application/json']);
    const { index } = this.attackIndex;
    const techniques = this.attack.techniques(readTechniques(query));
    const counts = new Map((await this.coverage.coverage().techniques()).map(({ value, ruleCount }) => [value, ruleCount]));
    const items = techniques.map((technique) => ({
      ...technique,
      tactics: currentTactics(technique.tactics, index),
      ruleCount: counts.get(index.currentId(technique.id)) ?? 0,
    }));
    return { items, total: items.length, nextCursor: null };
  }

  @Get('navigator-layer')
  async layer(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Headers('accept') accept: string | undefined,
  ): Promise<NavigatorLayer> {
    chooseMediaType(accept, ['application/json']);
    const coverage = this.coverage.coverage(readRuleFilter(query));
    const techniques = (await coverage.techniques()).map(({ value, ruleCount }) => ({ id: value, count: ruleCount }));
    const layer = navigatorLayer({ name: layerName(request.url), techniques }, this.attackIndex.index);
    return { ...layer, description: [layer.description, ...coverage.notes].join(' ') };
  }
}

/** Layers are shown side by side: each is called after its filter. */
function layerName(url: string): string {
  const parameters = [...new URLSearchParams(url.split('?')[1])].map(([name, value]) => `${name} ${value}`);
  return parameters.length === 0 ? 'Sigma rules' : `Sigma rules: ${parameters.join(', ')}`;
}
