import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { embeddedLocation } from '../support/databases.js';

const SCRIPT = join(import.meta.dirname, 'import-much.mjs');

/** Together half of the memory that the process may have, of which the program takes the other half: whatever keeps them ends it. */
const MUCH = { rules: 500, comment: 100_000 };
const MEMORY_MB = 96;

describe('an import', () => {
  it('needs no more memory for more rules: what is written is forgotten', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      `--max-old-space-size=${MEMORY_MB}`,
      SCRIPT,
      JSON.stringify({ location: await embeddedLocation(), ...MUCH }),
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ added: MUCH.rules, rejected: 0 });
  }, 240_000);
});
