import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CatalogCheck } from './catalog-check.js';
import { Answer, json, Operation } from '../http/openapi/openapi.decorators.js';
import { LiveDto, ReadyDto } from './health.dto.js';
import { SelfCheck } from './self-check.js';

const readiness = (status: 'ok' | 'failed', detail: string): z.infer<typeof ReadyDto> => ({
  status,
  checks: { targets: { status, detail } },
});

/** `GET /health/…`: what an orchestrator asks. Not negotiated: probes send any `Accept` they like. */
@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly selfCheck: SelfCheck,
    private readonly catalogCheck: CatalogCheck,
  ) {}

  /** The process answers at all; if not, restart it. */
  @Get('live')
  @Operation({ id: 'live', summary: 'Checks whether the process answers' })
  @Answer({ description: 'The process answers.', content: json(LiveDto, { status: 'ok' }) })
  @Header('cache-control', 'no-store')
  live(): z.infer<typeof LiveDto> {
    return { status: 'ok' };
  }

  /** Requests can be sent here. */
  @Get('ready')
  @Operation({ id: 'ready', summary: 'Checks whether requests can be sent here' })
  @Answer({ description: 'Requests can be sent here.', content: json(ReadyDto, readiness('ok', '3 targets, 120 tables.')) })
  @Answer({
    status: 503,
    description: 'Requests cannot be sent here, and `checks` states why.',
    content: json(ReadyDto, readiness('failed', 'There are no tables.')),
  })
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof ReadyDto>> {
    const checks = { ...this.selfCheck.checks, ...(await this.catalogCheck.checks()) };
    const ready = Object.values(checks).every(({ status }) => status === 'ok');
    if (!ready) void reply.status(503);
    return { status: ready ? 'ok' : 'failed', checks };
  }
}
