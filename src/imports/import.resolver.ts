import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { MAX_FILES, type ImportedFile, type ImportRun } from './import-run.js';
import { ImportsRepository } from './imports.repository.js';
import { parseRequest } from '../http/parse-request.js';
import type { GraphqlContext } from '../graphql/query-budget.js';
import type { ResolverOf } from '../graphql/resolver-types.js';

const FilePage = z.object({ first: z.int().min(0).max(MAX_FILES) });

/** What an import did, file by file. */
@Resolver('Import')
export class ImportResolver implements ResolverOf<'Import'> {
  constructor(private readonly store: ImportsRepository) {}

  @ResolveField()
  files(
    @Parent() { id }: ImportRun,
    @Args('first') first: number | null | undefined,
    @Context() { work }: GraphqlContext,
  ): Promise<readonly ImportedFile[]> {
    work.spend('lists');
    return this.store.files(id, parseRequest(FilePage, { first: first ?? 100 }, 'BAD_USER_INPUT').first);
  }
}
