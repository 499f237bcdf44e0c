import { describe, expect, it } from '@jest/globals';
import { didYouMean, nearestNames } from './nearest-names.js';

const NAMES = ['contains', 'startswith', 'endswith', 'exists', 're', 'i', 'CommandLine', 'ParentCommandLine'];

describe('the nearest names', () => {
  it.each([
    { written: 'contians', nearest: ['contains'] },
    { written: 'Contains', nearest: ['contains'] },
    { written: ' contains', nearest: ['contains'] },
    { written: 'startwith', nearest: ['startswith'] },
    { written: 'CommandLin', nearest: ['CommandLine', 'ParentCommandLine'] },
    { written: 'regex', nearest: [] },
    { written: 'base64', nearest: [] },
    { written: '', nearest: [] },
    { written: 'x', nearest: [] },
  ])('to "$written" are $nearest', ({ written, nearest }) => {
    expect(nearestNames(written, NAMES)).toEqual(nearest);
  });

  it.each([
    { written: 'exist', hint: { hint: 'did you mean "exists"?' } },
    { written: 'CommandLin', hint: { hint: 'did you mean "CommandLine" or "ParentCommandLine"?' } },
    { written: 'nothing like it', hint: {} },
  ])('are a hint only where there are some: $written', ({ written, hint }) => {
    expect({ ...didYouMean(written, NAMES) }).toEqual(hint);
  });
});
