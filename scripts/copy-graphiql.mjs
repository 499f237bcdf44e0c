/** Copies the files of the GraphiQL page from the npm packages, so that the page works offline. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src/graphql/generated/graphiql');

mkdirSync(target, { recursive: true });
for (const file of [
  'graphiql/graphiql.min.css',
  'graphiql/graphiql.min.js',
  'react/umd/react.production.min.js',
  'react-dom/umd/react-dom.production.min.js',
]) {
  copyFileSync(join(root, 'node_modules', file), join(target, basename(file)));
}
