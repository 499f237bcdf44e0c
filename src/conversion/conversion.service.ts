import { Inject, Injectable } from '@nestjs/common';
import {
  checkTargets,
  convert,
  describeTargets,
  unlocatedDiagnostic,
  type ConvertRequest,
  type ConvertedRule,
  type TargetDescription,
  type TargetRegistry,
} from '../compiler/index.js';
import { ConversionError } from './conversion-error.js';
import type { ConvertSettingsDto } from './convert-request.dto.js';
import { TARGET_REGISTRY } from '../targets-api/target-registry.js';

/** The rules of a text, in its order. */
export interface ConvertedRules {
  readonly rules: readonly ConvertedRule[];
}

/** The text of rules, and where they have to run. */
export type TextConversion = ConvertSettingsDto & { readonly rule: string };

/** What both doors ask: rules as queries, and the targets there are. */
@Injectable()
export class ConversionService {
  constructor(@Inject(TARGET_REGISTRY) private readonly registry: TargetRegistry) {}

  /** A rule that runs nowhere is an answer; a text that is not YAML, or a target that does not exist, is a `ConversionError`. */
  convert({ rule, ...choice }: TextConversion): ConvertedRules {
    // zod says `T | undefined` where the compiler says "may be left out"; the compiler reads both alike.
    const { rules, problems } = convert({ name: 'request', text: rule }, choice as ConvertRequest, this.registry);
    const [first] = problems;
    if (first) throw new ConversionError(first.code, problems);
    return { rules };
  }

  /** What contradicts itself in the targets, as sentences. */
  contradictions(): readonly string[] {
    return checkTargets(this.registry.targets);
  }

  /** The targets of these ids, in their order; all targets when no ids are given. */
  targets(ids?: readonly string[]): readonly TargetDescription[] {
    const all = describeTargets(this.registry.targets);
    return ids ? ids.map((id) => all.find((target) => target.id === id) ?? unknownTarget(id, all)) : all;
  }
}

function unknownTarget(id: string, all: readonly TargetDescription[]): never {
  const hint = `There are ${all.map((target) => target.id).join(', ')}.`;
  throw new ConversionError('UNKNOWN_TARGET', [unlocatedDiagnostic('UNKNOWN_TARGET', `There is no target "${id}".`, hint)]);
}
