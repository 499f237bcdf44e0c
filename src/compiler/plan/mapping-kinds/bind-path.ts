import type { PatternPart, SigmaValue } from '../../sigma/ast.js';
import { isMany } from '../../sigma/pattern.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindText, bindValue, unsupportedValue } from '../bind-value.js';
import { approximated, disjunction, type BindResult } from '../bind-result.js';
import { testsPresence } from '../match-text.js';
import type { Operand, Pattern } from '../plan.js';
import type { BindContext } from '../bind-context.js';
import { bindDashWhenEmpty, isDash } from './bind-dash.js';
import { bindAsInTable, startsWithText } from './source-prefix.js';

/** A path, of which the source may write what the table does not have. */
export function bindPath(mapping: MappingKinds['path'], value: SigmaValue, context: BindContext): BindResult {
  const { orDash, withoutArguments, volumeForDrive, sourcePrefix } = mapping;
  if (orDash && isDash(value)) return bindDashWhenEmpty({ dashWhenEmpty: mapping.path }, value, context);
  const path = context.operand(mapping.path);
  const fileName = context.operand(mapping.fileName);
  if (withoutArguments && hasArguments(value)) {
    return unsupportedValue(path, 'the value has more of a command line than its program, which is all there is', value, context);
  }
  if (volumeForDrive && mentionsVolume(value)) {
    return unsupportedValue(path, 'the event has the volume of the kernel where the table has the letter of a drive', value, context);
  }
  const found = bindAsInTable(path, sourcePrefix, value, context, (inTable) => bindPathOrName(path, fileName, inTable, context));
  const toTheEnd = withoutArguments && value.kind === 'pattern' && value.parts.length > 0 && !isMany(value.parts.at(-1));
  const message = 'A test for the end of the command line is one for the end of the program.';
  const whole = toTheEnd ? approximated(found, 'matchesMore', message, value, context) : found;
  const [first] = value.kind === 'pattern' ? value.parts : [];
  if (sourcePrefix === undefined || typeof first !== 'string' || startsWithText(first, sourcePrefix)) return whole;
  return approximated(whole, 'matchesMore', `The event has "${sourcePrefix}" before this value, the table does not.`, value, context);
}

/** What no path has, a program with a blank behind it, or a word that begins as the options of a program do. */
const ARGUMENTS = /["|<>]|\.(?:exe|com|bat|cmd|dll|sys)\s|(?:^|\s)\/\w|\s-\w/i;

const hasArguments = (value: SigmaValue): boolean =>
  value.kind === 'pattern' && value.parts.some((part) => typeof part === 'string' && ARGUMENTS.test(part));

/** Whether a value says how a path begins, with a volume or the letter of a drive. */
function mentionsVolume(value: SigmaValue): boolean {
  if (value.kind === 'regex') return VOLUME.test(value.pattern.replaceAll('(?:', '(')) || value.pattern.includes('^');
  if (value.kind !== 'pattern' || value.parts.length === 0) return false;
  return !isMany(value.parts[0]) || value.parts.some((part) => typeof part === 'string' && VOLUME.test(part));
}

const VOLUME = /:|\\device\\|harddisk|volume\d/i;

/**
 * A path that ends in `\name` has the file name `name`: one comparison, and it holds as well on rows that keep only
 * the folder in the path. Everything else is asked of the path.
 */
function bindPathOrName(path: Operand, fileName: Operand, value: SigmaValue, context: BindContext): BindResult {
  const name = fileNameIn(value);
  return name && value.kind === 'pattern' ? bindText(fileName, name, value.cased, value, context) : bindValue(path, value, context);
}

/** What follows the last path separator of `*\name`, where the pattern is of that form and the name has no separator. */
function fileNameIn(value: SigmaValue): Pattern | undefined {
  if (value.kind !== 'pattern') return undefined;
  const [first, second, ...rest] = value.parts;
  if (!isMany(first) || typeof second !== 'string' || !/^[\\/]./.test(second) || isMany(rest.at(-1))) return undefined;
  const parts = [second.slice(1), ...rest];
  const plain = parts.every((part) => (typeof part === 'string' ? !/[\\/]/.test(part) : 'wildcard' in part && part.wildcard === 'one'));
  return plain ? (parts as Pattern) : undefined;
}

/**
 * The column holds the last component of a path, on some rows the whole path. What needs the folder can be asked where
 * rows with the whole path are usual.
 */
export function bindFileNameOnly(
  { fileNameOnly, orPath }: MappingKinds['fileNameOnly'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const operand = context.operand(fileNameOnly);
  if (testsPresence(value)) return bindValue(operand, value, context);
  const name = fileNameIn(value);
  if (name && value.kind === 'pattern') {
    return disjunction(
      [bindText(operand, name, value.cased, value, context), bindText(operand, value.parts as Pattern, value.cased, value, context)],
      context.negated,
    );
  }
  const endOfName = value.kind === 'pattern' && isMany(value.parts[0]) && !isMany(value.parts.at(-1)) && withoutSeparators(value.parts);
  if (endOfName) return bindValue(operand, value, context);
  if (orPath) {
    const message = `${context.table.name} has the name of the file alone on some rows of "${context.field ?? ''}", on which the folder cannot be found.`;
    return approximated(bindValue(operand, value, context), 'matchesLess', message, value, context);
  }
  return unsupportedValue(operand, 'the name of the file without its folder is all there is', value, context);
}

const withoutSeparators = (parts: readonly PatternPart[]): boolean =>
  parts.every((part) => typeof part !== 'string' || !/[\\/]/.test(part));
