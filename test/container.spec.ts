import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const lines = (path: string): readonly string[] => readFileSync(path, 'utf8').split('\n');

/** The files and folders outside of the code that the program reads while it runs. */
const read = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('generated'))
  .map((path) => join('src', path))
  .flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/new URL\('([^']+)', import[.]meta[.]url\)/g)].map(([, to = '']) =>
      relative('.', resolve(dirname(path), to)),
    ),
  )
  .filter((path) => !path.startsWith('src'));

describe('The container', () => {
  it('has what the program reads beside its code', () => {
    expect(read).toEqual(expect.arrayContaining(['prisma/migrations', 'starter-rules']));
    const copied = lines('Dockerfile').flatMap((line) => /^COPY (\S+) [.][/]\1$/.exec(line)?.[1] ?? []);
    expect(copied).toEqual(expect.arrayContaining(read));
  });

  it('is built with the files that the build reads', () => {
    const sent = lines('.dockerignore').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const needed = [...read.map((path) => path.split('/')[0]), 'prisma.config.ts', 'codegen.ts', 'tsconfig.build.json', 'scripts', 'src'];
    expect(sent).toEqual(expect.arrayContaining(needed));
  });
});
