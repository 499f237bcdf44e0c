/** `npm run build`: the sources as JavaScript in `dist`, with the files that are read while the program runs. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const isRead = (path) => !/[.]ts$/.test(path);
cpSync(join(root, 'src/api/graphql'), join(root, 'dist/api/graphql'), { recursive: true, filter: isRead });
cpSync(join(root, 'src/catalog/store/pglite-worker.mjs'), join(root, 'dist/catalog/store/pglite-worker.mjs'));
