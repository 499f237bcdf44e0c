import { Args, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { CatalogSource } from './catalog-source.js';
import { MAX_IMPORTS, type ImportRun } from './import-run.js';
import { ImportsRepository } from './imports.repository.js';
import { parseRequest } from '../http/parse-request.js';
import type { QueryImportsArgs } from '../graphql/generated/schema.js';
import type { ResolverOf } from '../graphql/resolver-types.js';

const ImportPage = z.object({ first: z.int().min(0).max(MAX_IMPORTS) });

/** `sources`, `imports` and `import`: where the rules come from, and how they came. */
@Resolver()
export class ImportsResolver implements ResolverOf<'Query', 'sources' | 'imports' | 'import'> {
  constructor(private readonly store: ImportsRepository) {}

  @Query()
  sources(): Promise<readonly CatalogSource[]> {
    return this.store.sources();
  }

  @Query()
  imports(@Args() { source, first, after }: QueryImportsArgs): Promise<readonly ImportRun[]> {
    const page = parseRequest(ImportPage, { first: first ?? 20 }, 'BAD_USER_INPUT');
    return this.store.list(page.first, {
      ...(typeof source === 'string' && { source }),
      ...(typeof after === 'string' && { after }),
    });
  }

  @Query()
  import(@Args('id') id: string): Promise<ImportRun | null> {
    return this.store.find(id);
  }
}
