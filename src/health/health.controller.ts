import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CatalogCheck } from './catalog-check.js';
import type { LiveDto, ReadyDto } from './health.dto.js';
import { SelfCheck } from './self-check.js';

/** `GET /health/…`: what an orchestrator asks. Not negotiated: probes send any `Accept` they like. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly selfCheck: SelfCheck,
    private readonly catalogCheck: CatalogCheck,
  ) {}

  /** The process answers at all; if not, restart it. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): z.infer<typeof LiveDto> {
    return { status: 'ok' };
  }

  /** Requests can be sent here. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof ReadyDto>> {
    const checks = { ...this.selfCheck.checks, ...(await this.catalogCheck.checks()) };
    const ready = Object.values(checks).every(({ status }) => status === 'ok');
    if (!ready) void reply.status(503);
    return { status: ready ? 'ok' : 'failed', checks };
  }
}
