import { describe, expect, it } from '@jest/globals';
import { convert, type ConvertedText } from '../../src/compiler/index.js';
import { TARGETS } from '../../src/compiler/targets/index.js';
import { explainJudgement } from '../semantics/explain-judgement.js';
import { judge } from '../semantics/judge.js';
import { kustoErrors } from '../support/kusto-errors.js';
import { strangersIn } from './query-structure.js';
import { unhelpfulDiagnostics } from './diagnostics.js';
import { fuzzedRule } from './rules.js';
import { HUNTING_TIME, hunt } from './runs.js';
import { writtenRule } from './written-rule.js';

const rules = fuzzedRule.map(writtenRule);

const converted = (text: string): ConvertedText =>
  convert({ name: 'hunted.yml', text }, { options: { placeholders: { name: ['alpha', 'beta'] } } });

const queriesIn = ({ rules: all }: ConvertedText): readonly { readonly target: string; readonly query: string }[] =>
  all.flatMap(({ conversions }) => conversions.flatMap(({ target, query }) => (query === null ? [] : [{ target, query }])));

describe('a rule with hostile values', () => {
  it(
    'is converted, or refused with a reason and its place',
    () => {
      hunt(rules, 150, (text) => {
        const answer = converted(text);
        expect(unhelpfulDiagnostics(answer, text)).toEqual([]);
        const silent = answer.rules.flatMap(({ problems, conversions }) => [
          ...(problems.length === 0 && conversions.length === 0 ? ['the rule'] : []),
          ...conversions.flatMap(({ table, query, problems: why }) => ((query === null) === why.length > 0 ? [] : [table])),
        ]);
        expect(silent).toEqual([]);
      });
    },
    HUNTING_TIME,
  );

  it(
    'gives the same bytes twice',
    () => {
      hunt(rules, 60, (text) => {
        expect(converted(text)).toEqual(converted(text));
      });
    },
    HUNTING_TIME,
  );

  it(
    'gives queries that Kusto takes, in which each value stays in its literal',
    () => {
      hunt(rules, 80, (text) => {
        const wrong = queriesIn(converted(text)).flatMap(({ target, query }) => [
          ...kustoErrors(
            query,
            TARGETS.find(({ id }) => id === target)!,
          ),
          ...strangersIn(query),
        ]);
        expect(wrong).toEqual([]);
      });
    },
    HUNTING_TIME,
  );

  it(
    'gives queries that select the events that it means',
    () => {
      hunt(rules, 60, (text) => {
        const source = { name: 'hunted.yml', text };
        const disagreed = judge(source, 24).find(({ outcome }) => outcome === 'disagreed');
        expect(disagreed === undefined ? '' : `${text}\n${explainJudgement(source, disagreed)}`).toBe('');
      });
    },
    HUNTING_TIME,
  );
});
