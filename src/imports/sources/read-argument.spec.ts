import { describe, expect, it } from '@jest/globals';
import { PRESETS } from './presets.js';
import { readArgument } from './read-argument.js';

describe('an argument', () => {
  it.each(Object.keys(PRESETS))('"%s" is a preset', (name) => {
    expect(readArgument(name)).toMatchObject({ kind: 'preset', preset: PRESETS[name as keyof typeof PRESETS] });
  });

  it.each([
    'https://example.com/rules.zip',
    'https://github.com/SigmaHQ/sigma/releases/latest/download/sigma_all_rules.zip',
    'https://codeload.github.com/SigmaHQ/sigma/tar.gz/refs/heads/master',
    'http://10.0.0.1/rules.tar.gz?token=x',
    'HTTPS://EXAMPLE.COM/rules',
  ])('"%s" is downloaded', (argument) => {
    expect(readArgument(argument)).toEqual({ kind: 'download', url: new URL(argument) });
  });

  it.each([
    { argument: 'https://github.com/SigmaHQ/sigma', address: 'https://github.com/SigmaHQ/sigma', hash: '' },
    { argument: 'https://github.com/SigmaHQ/sigma/', address: 'https://github.com/SigmaHQ/sigma/', hash: '' },
    { argument: 'https://git.example.com/team/rules.git', address: 'https://git.example.com/team/rules.git', hash: '' },
    { argument: 'https://git.example.com/rules.git#r2025-10-01', address: 'https://git.example.com/rules.git', hash: '#r2025-10-01' },
    { argument: 'ssh://git@example.com:22/rules', address: 'ssh://git@example.com:22/rules', hash: '' },
    { argument: 'git@github.com:SigmaHQ/sigma.git#main', address: 'git@github.com:SigmaHQ/sigma.git', hash: '#main' },
    { argument: 'file:///srv/rules', address: 'file:///srv/rules', hash: '' },
  ])('"$argument" is a repository', ({ argument, address, hash }) => {
    const read = readArgument(argument);
    expect(read).toMatchObject({ kind: 'repository', address });
    expect(read.kind === 'repository' && read.url.hash).toBe(hash);
  });

  it.each(['rules', './sigmahq', '/srv/rules', 'C:\\rules', 'C:/rules', 'rules.zip', 'constructor', '-rf', 'https://'])(
    '"%s" is a path',
    (argument) => {
      expect(readArgument(argument)).toEqual({ kind: 'path', path: argument });
    },
  );
});
