import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseArgs } from 'node:util';
import { HttpAdapter } from './http/http-adapter.js';
import { configureApp } from './http/configure-app.js';
import { AppModule } from './app.module.js';
import { RuleReindexer } from './rules/rule-reindexer.js';
import { StarterRules } from './imports/starter-rules.js';
import { DatabaseService, shownLocation } from './database/database.service.js';
import { DatabaseError } from './database/database-error.js';
import { TableIndex } from './rules/table-index.js';
import { catalogLocation, ConfigError, readConfig, type Config } from './config.js';
import { loadTargets } from './conversion/load-targets.js';
import { stopOnSignal } from './http/stop-on-signal.js';

const USAGE = `Usage: npm start -- [--port NUMBER] [--host ADDRESS]
Settings by environment: PORT, HOST, BODY_LIMIT, ARCHIVE_LIMIT, LOG_LEVEL, TARGETS_DIR, DATA_DIR, DATABASE_URL.`;

try {
  await start(readConfig({ ...process.env, ...settingsOf(process.argv.slice(2)) }));
} catch (error) {
  const { message, status } = explain(error);
  process.stderr.write(`${message}\n`);
  process.exit(status);
}

async function start(config: Config): Promise<void> {
  const { registry, warnings } = loadTargets(config.TARGETS_DIR);
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  const location = catalogLocation(config);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(registry, location), new HttpAdapter(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  configureApp(app);
  const stopping = stopOnSignal(app);
  await app.listen(config.PORT, config.HOST);
  const address = (await app.getUrl()).replace(/\/\/(?:0\.0\.0\.0|\[::\d?\])/, '//localhost');
  app.get(DatabaseService).announce(address);
  await app.get(RuleReindexer).bringUpToDate();
  await app.get(StarterRules).bringUpToDate();
  if (stopping.aborted) return;
  const tables = app.get(TableIndex);
  const { rules } = await tables.progress();
  tables.refreshInBackground();
  process.stdout.write(
    [
      '',
      '  sigma-kql is listening.',
      '',
      `  Convert    POST ${address}/convert`,
      `  Rules      GET ${address}/rules`,
      `  GraphiQL   ${address}/graphql`,
      `  API docs   ${address}/docs`,
      '',
      `  Catalog    ${rules} rules, kept ${shownLocation(location)}`,
      `  Try        curl '${address}/rules?technique=T1048.003'`,
      '',
      '',
    ].join('\n'),
  );
}

/** Options of the command line, under the names of the variables that they stand for. */
function settingsOf(args: string[]): Readonly<Record<string, string>> {
  const { values } = parseArgs({ args, options: { port: { type: 'string' }, host: { type: 'string' } } });
  return { ...(values.port !== undefined && { PORT: values.port }), ...(values.host !== undefined && { HOST: values.host }) };
}

/** What a person can do about a server that does not start, and the exit code: 2 for what was asked, 1 for what was met. */
function explain(error: unknown): { readonly message: string; readonly status: 1 | 2 } {
  if (error instanceof ConfigError) return { message: error.message, status: 2 };
  if (error instanceof DatabaseError) return { message: error.message, status: 1 };
  if (!(error instanceof Error)) return { message: String(error), status: 1 };
  const { code, address, port } = error as NodeJS.ErrnoException & { readonly address?: string; readonly port?: number };
  if (code?.startsWith('ERR_PARSE_ARGS')) return { message: `${error.message}\n${USAGE}`, status: 2 };
  const where = `${address ?? 'this address'} port ${port ?? ''}`.trim();
  if (code === 'EADDRINUSE')
    return { message: `${where} is in use by another program. Choose another: npm start -- --port 3001`, status: 1 };
  if (code === 'EACCES') return { message: `${where} may not be opened by this user. Choose a port above 1023.`, status: 1 };
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return { message: `HOST is not an address of this machine: ${where}.`, status: 1 };
  return { message: error.stack ?? error.message, status: 1 };
}
