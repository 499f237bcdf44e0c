import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';

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
    const configuration = ['prisma.config.ts', 'codegen.ts', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'tsconfig.build.json'];
    const needed = [...read.map((path) => path.split('/')[0]), ...configuration, 'scripts', 'src'];
    expect(sent).toEqual(expect.arrayContaining(needed));
  });
});

describe('The build', () => {
  it('copies every kind of file in src that SWC does not compile', () => {
    const { compilerOptions } = JSON.parse(readFileSync('nest-cli.json', 'utf8'));
    const copied = compilerOptions.assets.flatMap((glob: string) => /[{](.*)[}]/.exec(glob)?.[1]?.split(',') ?? []);
    const kinds = readdirSync('src', { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'))
      .map(({ name }) => extname(name).slice(1));
    expect(copied).toEqual(expect.arrayContaining(['graphql', 'mjs', ...kinds]));
  });
});
