/**
 * `npm test`: the only command a fresh clone needs. What stands after `--` goes to Jest, but for `--update-golden`,
 * which has the golden files written anew. The tests over thousands of real rules take minutes and run by
 * `npm run corpus`.
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
