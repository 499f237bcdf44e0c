import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  convert,
  DIAGNOSTICS,
  renderDiagnostic,
  type Conversion,
  type ConvertedText,
  type FieldReport,
  type LocatedDiagnostic,
  type Source,
} from '../src/compiler/index.js';
import { exportFormat } from '../src/exports/index.js';
import { TARGETS } from '../src/compiler/targets/index.js';
import { kustoErrors } from './support/kusto-errors.js';

const folder = `${import.meta.dirname}/golden`;
const update = process.env['UPDATE_GOLDEN'] === '1';

/** Compares with the file, or writes it when asked: a reviewer reads the difference. */
function expectFile(path: string, actual: string): void {
  if (update) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(actual).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `There is no file ${path}; UPDATE_GOLDEN=1 writes it.`);
}

const diagnostics = (list: readonly LocatedDiagnostic[], source: Source): string =>
  list.map((diagnostic) => `${renderDiagnostic(diagnostic, source)}\n`).join('');

const lossOf = ({ fidelity, matchesMore, matchesLess }: Pick<FieldReport, 'fidelity' | 'matchesMore' | 'matchesLess'>): string =>
  [fidelity, ...(matchesMore ? ['matches more'] : []), ...(matchesLess ? ['matches less'] : [])].join(', ');

function ledger({ table, status, recommended, notes, fields, problems, warnings }: Conversion, source: Source): string {
  const lines = fields.map(({ field, columns, ...loss }) => `  ${field} -> ${columns.join(', ') || '-'} (${lossOf(loss)})\n`);
  return `${table}: ${status}${recommended ? ', recommended' : ''}\n${lines.join('')}${notes.map(({ code, message }) => `  note[${code}]: ${message}\n`).join('')}${diagnostics([...problems, ...warnings], source)}`;
}

function whatWasSaid({ problems, rules }: ConvertedText, source: Source): string {
  return [
    diagnostics(problems, source),
    ...rules.map(
      (rule) =>
        `${diagnostics([...rule.problems, ...rule.warnings], source)}${rule.conversions.map((conversion) => ledger(conversion, source)).join('\n')}`,
    ),
  ].join('');
}

describe.each(readdirSync(folder))('%s', (name) => {
  const source = { name: `${name}/rule.yml`, text: readFileSync(`${folder}/${name}/rule.yml`, 'utf8') };

  describe.each(TARGETS)('for $id', (target) => {
    const converted = convert(source, { targets: [target.id] });
    const queries = converted.rules.flatMap(({ conversions }) => conversions.flatMap(({ query }) => (query === null ? [] : [query])));

    it('gives the queries that were agreed on', () => {
      expectFile(`${folder}/${name}/${target.id}.kql`, exportFormat('kql').render(converted.rules, 0));
    });

    it('says what was agreed on', () => {
      expectFile(`${folder}/${name}/${target.id}.txt`, whatWasSaid(converted, source));
    });

    it('is accepted by Microsoft’s own parser and binder, and by our lints', () => {
      expect(queries.flatMap((query) => kustoErrors(query, target))).toEqual([]);
    });

    it('gives the same answer the second time', () => {
      expect(convert(source, { targets: [target.id] })).toEqual(converted);
    });

    it('points into the text with everything it says', () => {
      const lines = source.text.split('\n');
      const all = [
        ...converted.problems,
        ...converted.rules.flatMap((rule) => [
          ...rule.problems,
          ...rule.warnings,
          ...rule.conversions.flatMap((c) => [...c.problems, ...c.warnings]),
        ]),
      ];
      const outside = all.filter(({ locations }) =>
        locations.some(({ line, column }) => line > lines.length || column > lines[line - 1]!.length + 1),
      );
      const unplaced = all.filter(({ code, locations }) => DIAGNOSTICS[code].severity === 'error' && locations.length === 0);
      expect({ outside, unplaced }).toEqual({ outside: [], unplaced: [] });
    });
  });
});
