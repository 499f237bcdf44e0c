import { DIAGNOSTICS, type ConvertedText, type LocatedDiagnostic } from '../../src/compiler/index.js';

/** Returns every diagnostic of a text. */
export const diagnosticsIn = ({ problems, rules }: ConvertedText): readonly LocatedDiagnostic[] => [
  ...problems,
  ...rules.flatMap((rule) => [
    ...rule.problems,
    ...rule.warnings,
    ...rule.conversions.flatMap((one) => [...one.problems, ...one.warnings]),
  ]),
];

/** Diagnostics that a person cannot follow: of an unknown code, outside the text, or an error without a place in it. */
export function unhelpfulDiagnostics(converted: ConvertedText, text: string): readonly LocatedDiagnostic[] {
  const lines = text.split(/\r\n|\r|\n/);
  return diagnosticsIn(converted).filter(({ code, message, locations }) => {
    if (!Object.hasOwn(DIAGNOSTICS, code) || message === '') return true;
    if (locations.length === 0) return DIAGNOSTICS[code].severity === 'error';
    return locations.some(({ line, column }) => line < 1 || column < 1 || line > lines.length || column > lines[line - 1]!.length + 1);
  });
}
