import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** How many lines two texts may differ in before nobody reads what exactly differs. It is found out in time that is the square of it. */
const MOST_EDITS = 2000;

/** A text under a name, as a difference shows it. */
export interface NamedText {
  readonly name: string;
  /** The note after the name. */
  readonly label?: string;
  readonly text: string;
}

/** What has to be changed in a text to make it another, in the form that `patch` and `git apply` read; empty for the same text. */
export function unifiedDiff(from: NamedText, to: NamedText): string {
  if (from.text === to.text) return '';
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY, maxEditLength: MOST_EDITS };
  return createTwoFilesPatch(from.name, to.name, from.text, to.text, from.label, to.label, options) ?? replacement(from, to);
}

/** All of one text in the place of all of the other. */
function replacement(from: NamedText, to: NamedText): string {
  const removed = linesOf(from.text, '-');
  const added = linesOf(to.text, '+');
  return `--- ${headOf(from)}\n+++ ${headOf(to)}\n@@ -${rangeOf(removed)} +${rangeOf(added)} @@\n${[...removed, ...added].join('')}`;
}

const headOf = ({ name, label: diagnostic }: NamedText): string => (diagnostic === undefined ? name : `${name}\t${diagnostic}`);

/** The lines with the sign of what happens to them, each with its end. */
function linesOf(text: string, sign: string): readonly string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) => `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`);
}

const rangeOf = ({ length }: readonly string[]): string => (length === 0 ? '0,0' : `1,${length}`);
