import type { PatternValue, SigmaValue } from '../../sigma/ast.js';
import { REGISTRY_HIVES } from '../../targets/registry-hives.js';
import type { HiveSpelling, MappingKinds, RegistryPlace } from '../../targets/target.js';
import { bindInAny, bindPattern, bindText, bindValue, unsupportedValue } from '../bind-value.js';
import { approximated, bound, conjunction, disjunction, useOf, type BindResult } from '../bind-result.js';
import { literalOf } from '../match-text.js';
import { isMany, type Operand, type Pattern, type Predicate } from '../plan.js';
import { allOf, anyOf, emptyOr, testsOf } from '../predicate.js';
import type { BindContext } from '../bind-context.js';

/**
 * Sigma's `TargetObject` is the key, a backslash and the value's name, with Sysmon's short names of hives. Products
 * keep the two apart and write hives in their own way.
 */
export function bindRegistryPath(
  { registryPath, hives }: MappingKinds['registryPath'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const places = new Map(
    registryPath.map((place) => {
      const { key, valueName, name } = place;
      return [
        context.operand(valueName === undefined ? key : { join: [key, valueName], separator: '\\', ...(name !== undefined && { name }) }),
        place,
      ];
    }),
  );
  const operands = [...places.keys()];
  if (value.kind === 'regex' && HIVE.test(value.pattern)) {
    return unsupportedValue(
      operands[0]!,
      'an expression that names a hive or CurrentControlSet is not put into its way of writing them',
      value,
      context,
    );
  }
  if (registryPath.some(({ unnamed, orDefault }) => unnamed !== undefined && !orDefault) && namesDefault(value)) {
    return unsupportedValue(operands[0]!, 'the value without a name is not called "(Default)" there', value, context);
  }
  return bindInAny(operands, value, context, (path) =>
    value.kind === 'pattern'
      ? bindPattern(path, value, context, (pattern) =>
          disjunction(
            spellingsOf(pattern, hives).map((spelling) => {
              const unchanged = bindText(path, spelling, value.cased, value, context);
              const unnamed = bindUnnamed(places.get(path)!, spelling, value, context);
              if (unnamed === undefined) return unchanged;
              return places.get(path)!.orDefault ? disjunction([unchanged, unnamed], context.negated) : unnamed;
            }),
            context.negated,
          ),
        )
      : bindValue(path, value, context),
  );
}

/** The value without a name, of a key: what a pattern that ends in `\(Default)` asks for where products write no such name. */
function bindUnnamed(
  { key, valueName, unnamed }: RegistryPlace<string>,
  pattern: Pattern,
  value: PatternValue,
  context: BindContext,
): BindResult | undefined {
  const keyPattern = keyOfDefault(pattern);
  if (valueName === undefined || unnamed === undefined || keyPattern === undefined) return undefined;
  const name = context.operand(valueName);
  const nameless = bound({ kind: 'text-list', operand: name, values: ['', unnamed], cased: false }, useOf(context.field, [name]));
  const anyKey = keyPattern.length === 1 && isMany(keyPattern[0]);
  return anyKey ? nameless : conjunction([bindText(context.operand(key), keyPattern, value.cased, value, context), nameless]);
}

const DEFAULT = /(^|\\)\(Default\)$/i;

/** The pattern of the key where one of a path ends in `\(Default)`. */
function keyOfDefault(pattern: Pattern): Pattern | undefined {
  const end = isMany(pattern.at(-1)) ? pattern.length - 2 : pattern.length - 1;
  const last = pattern[end];
  const [name, separator] = (typeof last === 'string' && DEFAULT.exec(last)) || [];
  if (typeof last !== 'string' || name === undefined || (separator === '' && !isMany(pattern[end - 1]))) return undefined;
  const rest = last.slice(0, -name.length);
  return [...pattern.slice(0, end), ...(rest === '' ? [] : [rest])];
}

/** Whether a value asks for the name `(Default)` otherwise than as the end of a path. */
function namesDefault(value: SigmaValue): boolean {
  if (value.kind === 'regex') return /Default/i.test(value.pattern);
  if (value.kind !== 'pattern' || keyOfDefault(value.parts as Pattern) !== undefined) return false;
  return value.parts.some((part) => typeof part === 'string' && /\(Default[^\\]*$/i.test(part));
}

/** The pattern in every way in which the product may write the same path. */
function spellingsOf(pattern: Pattern, hives: HiveSpelling): readonly Pattern[] {
  const prefixes = REGISTRY_HIVES[hives];
  const at = pattern.findIndex((part) => typeof part === 'string');
  const first = pattern[at];
  // A hive is the beginning of a path: of the pattern, or of what follows its first `*`.
  const atStart = at === 0 || at === 1;
  const hive =
    typeof first === 'string' && atStart
      ? Object.keys(prefixes.hives).find((prefix) => first.toLowerCase().startsWith(prefix.toLowerCase()))
      : undefined;
  const inHives =
    hive === undefined || typeof first !== 'string'
      ? [pattern]
      : prefixes.hives[hive]!.map((spelling) => pattern.toSpliced(at, 1, ...spelled(spelling, first.slice(hive.length))));
  return inHives.flatMap((spelling) => controlSetsOf(spelling, prefixes.controlSets));
}

const HIVE = /HKLM|HKCU|HKU|HKCR|HKEY_|REGISTRY|CurrentControlSet/i;
const CONTROL_SET = /(^|\\)CurrentControlSet(?=\\|$)/i;

/** `CurrentControlSet` is a link; the key that is recorded is the control set it stands for. */
function controlSetsOf(pattern: Pattern, controlSets: readonly string[]): readonly Pattern[] {
  const at = pattern.findIndex((part) => typeof part === 'string' && CONTROL_SET.test(part));
  const part = pattern[at];
  if (typeof part !== 'string' || controlSets.length === 0) return [pattern];
  return controlSets.map((name) => pattern.with(at, part.replace(CONTROL_SET, `$1${name}`)));
}

/** The product's spelling of a hive with the rest of the path behind it. `*` is a component of the path, in a spelling only. */
function spelled(spelling: string, rest: string): Pattern {
  const texts = spelling.split('*');
  const parts = texts.flatMap((text, index): Pattern => (index === 0 ? [text] : [{ wildcard: 'component' }, text]));
  return [...parts.slice(0, -1), `${texts.at(-1) ?? ''}${rest}`];
}

const SYSMON_TEXT = /DWORD|0x|Binary Data|\\?\(Empty/i;
const SYSMON_NUMBER = /^(DWORD|QWORD) \(0x([0-9a-f]{1,16})(?:-0x([0-9a-f]{8}))?\)$/i;

/**
 * Sysmon writes numbers as `DWORD (0x00000001)`, binary data as `Binary Data` and nothing as `(Empty)`. Other
 * products keep the number as decimal text beside the type of the value.
 */
export function bindRegistryData(mapping: MappingKinds['registryData'], value: SigmaValue, context: BindContext): BindResult {
  const data = context.operand(mapping.registryData);
  if (value.kind === 'regex' && SYSMON_TEXT.test(value.pattern)) {
    const message = `Only rows that come from Sysmon are found: "${context.field ?? ''}" is compared with its way of writing data.`;
    return mapping.alsoSysmon
      ? approximated(bindValue(data, value, context), 'matchesLess', message, value, context)
      : unsupportedValue(
          data,
          'numbers are kept as decimal digits, which an expression for the way of Sysmon does not fit',
          value,
          context,
        );
  }
  if (value.kind !== 'pattern') return bindValue(data, value, context);
  return bindPattern(data, value, context, (pattern) => bindDataPattern(mapping, data, pattern, value, context));
}

/** A pattern for the data, without placeholders. */
function bindDataPattern(
  mapping: MappingKinds['registryData'],
  data: Operand,
  pattern: Pattern,
  value: PatternValue,
  context: BindContext,
): BindResult {
  const unchanged = bindText(data, pattern, value.cased, value, context);
  // What stands for the data is all that Sysmon writes of it: a wildcard before or behind it is empty, or asks for other text too.
  const [text, ...others] = pattern.filter((part) => !isMany(part));
  const native = typeof text === 'string' && others.length === 0 ? nativeData(text, mapping, data, context) : undefined;
  if (native) {
    const alsoText = mapping.alsoSysmon || pattern.length > 1;
    const both = alsoText && unchanged.predicate ? anyOf([native, unchanged.predicate]) : native;
    const operands = [...testsOf(both)].map((test) => test.operand);
    return bound(both, useOf(context.field, operands));
  }
  if (!mentionsSysmonNumber(pattern)) return unchanged;
  if (!mapping.alsoSysmon) return unsupportedValue(data, 'numbers are kept as decimal digits, of which this is no part', value, context);
  const message = `Only rows that come from Sysmon are found: "${context.field ?? ''}" is compared with its way of writing a number.`;
  return approximated(unchanged, 'matchesLess', message, value, context);
}

function nativeData(
  text: string,
  { type, types, none }: MappingKinds['registryData'],
  data: Operand,
  { operand }: BindContext,
): Predicate | undefined {
  const typed = (word: string): Predicate => ({ kind: 'text', operand: operand(type), pattern: [word], cased: false });
  const [, kind, high, low] = SYSMON_NUMBER.exec(text) ?? [];
  if (kind !== undefined && high !== undefined) {
    const digits = BigInt(`0x${high}${low ?? ''}`).toString();
    const word = kind.toUpperCase() === 'DWORD' ? types.DWORD : types.QWORD;
    return allOf([typed(word), { kind: 'text', operand: data, pattern: [digits], cased: false }]);
  }
  if (text.toLowerCase() === 'binary data') return typed(types.Binary);
  if (text.toLowerCase() === NO_DATA) return none === undefined ? { kind: 'empty', operand: data } : emptyOr(data, none);
  return undefined;
}

/** What Sysmon writes for the data of a value that has none. */
const NO_DATA = '(empty)';

export const isNoData = (value: SigmaValue): boolean => literalOf(value)?.toLowerCase() === NO_DATA;

/** Whether the pattern can only match a number as Sysmon writes it. */
const mentionsSysmonNumber = (pattern: Pattern): boolean =>
  pattern.some((part) => typeof part === 'string' && /[DQ]WORD|^0x0[0-9a-f]+\)?$|\(0x|[0-9a-f]{7}\)$/i.test(part));
