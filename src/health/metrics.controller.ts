import { Controller, Get, Header, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Answer, Operation, textContent } from '../http/openapi/openapi.decorators.js';
import { CatalogCheck } from './catalog-check.js';

/** `GET /metrics`: what Prometheus collects. Not negotiated, as for the probes; each server has numbers of its own. */
@ApiTags('operations')
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'sigma_kql_http_request_duration_seconds',
    help: 'How long requests took, by method, by the route that answered ("none" for an address without one) and by status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.#registry],
  });
  readonly #up = this.#gauge('sigma_kql_catalog_up', 'Whether the database answers: 1 or 0.');
  readonly #rules = this.#gauge('sigma_kql_catalog_rules', 'Rules of the catalog.');
  readonly #indexed = this.#gauge('sigma_kql_catalog_indexed_rules', 'Rules of which it is known on which tables they run.');
  readonly #revision = this.#gauge('sigma_kql_catalog_revision', 'How often the catalog has changed.');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly catalog: CatalogCheck,
  ) {}

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.#registry });
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onResponse', ({ method, routeOptions }, reply, done) => {
      // The route, not the address: there would be a series for every id that somebody asks for.
      this.#requests.observe({ method, route: routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  @Get()
  @Operation({ id: 'metrics', summary: 'Returns numbers for Prometheus' })
  @Answer({
    description: 'Requests by route and status, the rules of the catalog, and the process, in the text format of Prometheus.',
    content: textContent(['text/plain'], 'sigma_kql_catalog_rules 29\n'),
  })
  @Header('cache-control', 'no-store')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.#lookAtCatalog();
    void reply.type(this.#registry.contentType);
    return this.#registry.metrics();
  }

  async #lookAtCatalog(): Promise<void> {
    // Readiness says, and logs, why a database does not answer; the numbers of the process are there without it.
    const contents = await this.catalog.contents().catch(() => undefined);
    this.#up.set(contents ? 1 : 0);
    const numbers = [
      [this.#rules, contents?.rules],
      [this.#indexed, contents?.indexed],
      [this.#revision, contents && Number(contents.revision)],
    ] as const;
    for (const [gauge, value] of numbers) {
      if (value === undefined) gauge.remove();
      else gauge.set(value);
    }
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] });
  }
}
