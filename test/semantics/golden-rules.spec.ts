import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { expectProof } from './describe-proof.js';
import { prove } from './proof.js';

const FOLDER = join(import.meta.dirname, '../golden');

/** The rules that convert. The others are there for their diagnostics. */
const sources = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name, 'rule.yml'), 'utf8') }))
  .filter(({ name }) => !name.startsWith('refused-') && name !== 'lost-indentation');

describe('the queries of the golden rules', () => {
  it('mean what their rules say, on every event made for them', () => {
    // For `npm run mutate` the first disagreement is enough.
    expectProof(prove(sources, 60, Number(process.env['PROOF_DISAGREEMENTS'] ?? Infinity)));
  });
});
