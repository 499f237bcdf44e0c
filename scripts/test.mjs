/**
 * `npm test`: sets up a fresh clone and runs the tests. Arguments after `--` go to Jest, except `--update-golden`, which writes
 * the golden files again. The tests over thousands of real rules take minutes; `npm run corpus` runs them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';

setUp();
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const asked = process.argv.slice(2).filter((arg) => arg !== '--update-golden');
const args = asked.some((arg) => arg.startsWith('--selectProjects'))
  ? asked
  : [
      '--selectProjects=unit',
      '--selectProjects=golden',
      '--selectProjects=fuzz',
      '--selectProjects=catalog',
      '--selectProjects=api',
      ...asked,
    ];
const env = process.argv.includes('--update-golden') ? { ...process.env, UPDATE_GOLDEN: '1' } : process.env;
const { status } = spawnSync(process.execPath, [...flags, jest, ...args], { stdio: 'inherit', env });
process.exit(status ?? 1);
