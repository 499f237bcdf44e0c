import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RuleVersion } from './rule.js';
import { VersionComparison } from './version-comparison.js';
import { ApiProblem } from '../http/api-problem.js';
import { parseChoices } from '../conversion/conversion-input.js';
import type { QueryDiff, RuleVersionQueryDiffArgs } from '../graphql/generated/schema.js';
import { CONVERSIONS_BY_MAPPING, type GraphqlContext } from '../graphql/query-budget.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import type { RuleVersionModel } from './rule-model.js';

/** What changed from one text of a rule to another. */
@Resolver('RuleVersion')
export class RuleVersionResolver implements ResolverOf<'RuleVersion'> {
  constructor(private readonly comparison: VersionComparison) {}

  @ResolveField()
  diff(
    @Parent() version: RuleVersionModel,
    @Args('from') from: number | null | undefined,
    @Context() { work }: GraphqlContext,
  ): string | null {
    const earlier = otherVersion(version, from);
    if (!earlier) return null;
    work.spend('differences');
    return this.comparison.text(earlier, version);
  }

  @ResolveField()
  async queryDiff(
    @Parent() version: RuleVersionModel,
    @Args() { from, ...choice }: RuleVersionQueryDiffArgs,
    @Context() { work }: GraphqlContext,
  ): Promise<readonly QueryDiff[] | null> {
    const earlier = otherVersion(version, from);
    if (!earlier) return null;
    work.spend('conversions', 2 * (choice.options?.mapping ? CONVERSIONS_BY_MAPPING : 1));
    return this.comparison.queries(version.ruleId, earlier, version, parseChoices(choice), work.signal);
  }
}

/** The version to compare with; undefined before the first. */
function otherVersion({ version, versions, ruleId }: RuleVersionModel, from: number | null | undefined): RuleVersion | undefined {
  if (from === null || from === undefined) return versions.find((other) => other.version < version);
  const other = versions.find((one) => one.version === from);
  if (other) return other;
  const known = versions.map((one) => one.version).join(', ');
  throw new ApiProblem('BAD_USER_INPUT', `from: The rule ${ruleId} has no version ${from}. It has ${known}.`);
}
