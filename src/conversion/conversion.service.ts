import { Inject, Injectable } from '@nestjs/common';
import {
  checkTargets,
  convert,
  describeTargets,
  remarkWithoutPlace,
  type ConversionChoice,
  type ConvertedRule,
  type TargetDescription,
  type TargetSet,
} from '../compiler/index.js';
import { ConversionError } from './conversion-error.js';
import type { ConversionChoices } from './conversion-request.dto.js';
import { TARGET_SET } from '../targets-api/target-set.js';

/** The rules of a text, in its order. */
export interface ConvertedRules {
  readonly rules: readonly ConvertedRule[];
}

/** The text of rules, and where they have to run. */
export type TextConversion = ConversionChoices & { readonly rule: string };

/** What both doors ask: rules as queries, and the targets there are. */
@Injectable()
export class ConversionService {
  constructor(@Inject(TARGET_SET) private readonly set: TargetSet) {}

  /** A rule that runs nowhere is an answer; a text that is not YAML, or a target that does not exist, is a `ConversionError`. */
  convert({ rule, ...choice }: TextConversion): ConvertedRules {
    // zod says `T | undefined` where the compiler says "may be left out"; the compiler reads both alike.
    const { rules, problems } = convert({ name: 'request', text: rule }, choice as ConversionChoice, this.set);
    const [first] = problems;
    if (first) throw new ConversionError(first.code, problems);
    return { rules };
  }

  /** What contradicts itself in the targets, as sentences. */
  contradictions(): readonly string[] {
    return checkTargets(this.set.targets);
  }

  /** The targets of these ids, in their order; all targets when no ids are given. */
  targets(ids?: readonly string[]): readonly TargetDescription[] {
    const all = describeTargets(this.set.targets);
    return ids ? ids.map((id) => all.find((target) => target.id === id) ?? unknownTarget(id, all)) : all;
  }
}

function unknownTarget(id: string, all: readonly TargetDescription[]): never {
  const hint = `There are ${all.map((target) => target.id).join(', ')}.`;
  throw new ConversionError('UNKNOWN_TARGET', [remarkWithoutPlace('UNKNOWN_TARGET', `There is no target "${id}".`, hint)]);
}
