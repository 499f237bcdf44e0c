/** `npm run codegen`: generates the database client, the GraphQL types, the files of the GraphiQL page, and the compiler's version. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeCompilerVersion } from './compiler-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

run('node_modules/prisma/build/index.js', ['generate', '--no-hints'], {
  // The client needs no engine. Naming one prevents a download.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
});
run('node_modules/@graphql-codegen/cli/esm/bin.js', ['--silent']);
run('scripts/copy-graphiql.mjs', []);
writeCompilerVersion();

function run(script, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  process.exit(status ?? 1);
}
