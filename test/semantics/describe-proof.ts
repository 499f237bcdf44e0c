import { describe, expect, it } from '@jest/globals';
import { CORPUS_FOLDER, corpusSources, hasCorpus } from '../support/corpus.js';
import { judgementsIn, prove, tableOf, type Proof } from './proof.js';

/** About how many events are made for a rule. Each is judged on every table, and on every row that a table may hold for it. */
const EVENTS = Number(process.env['PROOF_EVENTS'] ?? 640);

/** Proves the rules of the corpus whose path is chosen, and prints the table. */
export function describeProof(title: string, isChosen: (path: string, index: number) => boolean): void {
  (hasCorpus ? describe : describe.skip)(`${title} under ${CORPUS_FOLDER} (skipped where it is absent)`, () => {
    it('mean what their rules say, on every event', () => {
      const proof = prove(
        corpusSources().filter(({ name }, index) => isChosen(name, index)),
        EVENTS,
      );
      console.log(`${title}: ${judgementsIn(proof)} judgements\n${tableOf(proof)}`);
      if (proof.neverMeant.length > 0) console.log(`no event is such as they mean:\n${proof.neverMeant.join('\n')}`);
      expectProof(proof);
    });
  });
}

/** Checks that each query differs only as announced, and that nearly all could be judged. */
export function expectProof(proof: Proof): void {
  expect(proof.disagreements.join('\n\n')).toBe('');
  // The KQL evaluator refuses what the KQL reference leaves open; it must not do so by the way for whole tables.
  const notJudged = [...proof.notJudged.values()].reduce((sum, count) => sum + count, 0);
  if (notJudged > 0) console.log([...proof.notJudged].map(([reason, count]) => `not judged ${count} times: ${reason}`).join('\n'));
  expect(notJudged / judgementsIn(proof)).toBeLessThan(0.001);
}
