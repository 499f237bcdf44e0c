import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { CatalogError } from '../database/catalog-error.js';
import { CliModule } from './cli.module.js';
import { RulesService } from '../rules/rules.service.js';
import { RuleImporter } from '../imports/rule-importer.js';
import { RuleSourceError } from '../imports/sources/source-error.js';
import { DatabaseError } from '../database/database-error.js';
import { FolderInUseError } from '../database/folder-lock.js';
import { ImportsRepository } from '../imports/imports.repository.js';
import { TableIndex } from '../rules/table-index.js';
import { catalogLocation, ConfigError, readConfig, type Config } from '../config.js';
import { ConversionError } from '../conversion/conversion-error.js';
import { loadTargets } from '../conversion/load-targets.js';
import { CommandError } from './command-error.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The catalog, as far as commands need it. */
export interface OpenCatalog {
  readonly rules: RulesService;
  readonly importer: RuleImporter;
  readonly imports: ImportsRepository;
  readonly attack: AttackIndexService;
  readonly tables: TableIndex;
}

/** The settings that a server in this place would have. */
export function settings({ environment = {} }: Terminal): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    throw told(error);
  }
}

/** Opens the catalog of the settings for a command, and closes it however the command ends. */
export async function withCatalog<T>(config: Config, use: (catalog: OpenCatalog) => Promise<T>): Promise<T> {
  try {
    // The tables of the server's own too: which tables a rule runs on is kept in the catalog.
    const { registry } = loadTargets(config.TARGETS_DIR);
    const context = await NestFactory.createApplicationContext(CliModule.forRoot(registry, catalogLocation(config)), {
      logger: false,
      abortOnError: false,
    });
    try {
      return await use({
        rules: context.get(RulesService),
        importer: context.get(RuleImporter),
        imports: context.get(ImportsRepository),
        attack: context.get(AttackIndexService),
        tables: context.get(TableIndex),
      });
    } finally {
      await context.close();
    }
  } catch (error) {
    throw told(error);
  }
}

/** An error as the terminal tells it: what was asked wrongly, what cannot be done, or (unchanged) a mistake of this program. */
export function told(error: unknown): unknown {
  if (error instanceof ConfigError) return new UsageError(error.message);
  if (error instanceof ConversionError) {
    return new UsageError(
      error.diagnostics.map(({ message, hint }) => [message, hint].filter((text) => text !== null).join(' ')).join('\n'),
    );
  }
  if (error instanceof RuleSourceError) {
    const message = `${error.message} ${error.hint}`;
    return error.code === 'PATH_NOT_FOUND' ? new UsageError(message) : new CommandError(message);
  }
  if (error instanceof CatalogError) {
    return /^(?:MALFORMED|UNKNOWN)_/.test(error.code) ? new UsageError(error.message) : new CommandError(error.message);
  }
  if (error instanceof FolderInUseError && error.holder.address !== undefined) {
    return new CommandError(`${error.message} Or ask it: curl ${error.holder.address}/rules`);
  }
  return error instanceof DatabaseError ? new CommandError(error.message) : error;
}
