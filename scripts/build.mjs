/** `npm run build`: the sources as JavaScript in `dist`, with the files that are read while the program runs. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

// Everything that is not TypeScript is read at run time: the GraphQL schema, the GraphiQL page, the database thread.
const copied = (path) => statSync(path).isDirectory() || !path.endsWith('.ts');
cpSync(join(root, 'src'), join(root, 'dist'), { recursive: true, filter: copied });
