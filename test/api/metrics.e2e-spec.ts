import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RulesService } from '../../src/rules/rules.service.js';
import { TableIndex } from '../../src/rules/table-index.js';
import { openTestApp, RULE } from './test-app.js';

describe('GET /metrics', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  /** The numbers by name and labels, as Prometheus reads them. */
  async function numbers(): Promise<ReadonlyMap<string, number>> {
    const { body } = await app.inject('/metrics');
    const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  }

  const requests = (method: string, route: string, status: number): string =>
    `sigma_kql_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`;

  it('is text that Prometheus reads, whatever type is asked for', async () => {
    const answer = await app.inject({ url: '/metrics', headers: { accept: 'application/openmetrics-text' } });
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'no-store',
    ]);
    expect(answer.body).toContain('# TYPE sigma_kql_http_request_duration_seconds histogram');
  });

  it('counts requests by route and status, those of one route together', async () => {
    const before = await numbers();
    for (const id of ['one', 'two', 'three']) await app.inject(`/rules/${id}`);
    for (let time = 0; time < 2; time++) await app.inject(`/nowhere/${time}`);
    await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ targets { id } }' } });
    const after = await numbers();
    const added = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(added(requests('GET', '/rules/:id', 404))).toBe(3);
    expect(added(requests('GET', 'none', 404))).toBe(2);
    expect(added(requests('POST', '/graphql', 200))).toBe(1);
    expect([...after.keys()].filter((name) => name.includes('three'))).toEqual([]);
  });

  it('has the rules of the catalog, and of how many the tables are known', async () => {
    expect((await numbers()).get('sigma_kql_catalog_rules')).toBe(0);
    await app.inject({ method: 'POST', url: '/rules', headers: { 'content-type': 'application/yaml' }, payload: RULE });
    await app.get(TableIndex).refresh();
    const after = await numbers();
    const names = ['sigma_kql_catalog_up', 'sigma_kql_catalog_rules', 'sigma_kql_catalog_indexed_rules'];
    expect(names.map((name) => after.get(name))).toEqual([1, 1, 1]);
    expect(after.get('sigma_kql_catalog_revision')).toBeGreaterThan(0);
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('has the numbers of the process where the database does not answer, and none of the catalog', async () => {
    const revision = jest.spyOn(app.get(RulesService), 'revision').mockRejectedValue(new Error('gone'));
    const without = await numbers();
    revision.mockRestore();
    expect(without.get('sigma_kql_catalog_up')).toBe(0);
    expect(without.has('sigma_kql_catalog_rules')).toBe(false);
    expect(without.get('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect((await numbers()).get('sigma_kql_catalog_up')).toBe(1);
  });
});
