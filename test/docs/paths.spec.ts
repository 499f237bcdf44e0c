import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorsOf, linksOf, pathsOf } from './blocks.js';

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (document) => {
  const markdown = readFileSync(document, 'utf8');

  it('names files and folders that exist', () => {
    const roots = ['', 'src/compiler', 'src'];
    expect(pathsOf(markdown).filter((path) => !roots.some((root) => existsSync(join(root, path))))).toEqual([]);
  });

  it('links to files and headings that exist', () => {
    const missing = linksOf(markdown).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = join(dirname(document), path);
      return !existsSync(file) || (anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor));
    });
    expect(missing).toEqual([]);
  });
});
