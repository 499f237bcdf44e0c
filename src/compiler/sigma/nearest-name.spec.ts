import { describe, expect, it } from '@jest/globals';
import { didYouMean, nearestName } from './nearest-name.js';

const NAMES = ['contains', 'startswith', 'endswith', 'exists', 're', 'i'];

describe('the nearest name', () => {
  it.each([
    { written: 'contians', nearest: 'contains' },
    { written: 'Contains', nearest: 'contains' },
    { written: ' contains', nearest: 'contains' },
    { written: 'startwith', nearest: 'startswith' },
    { written: 'regex', nearest: undefined },
    { written: 'base64', nearest: undefined },
    { written: '', nearest: undefined },
    { written: 'x', nearest: undefined },
  ])('to "$written" is $nearest', ({ written, nearest }) => {
    expect(nearestName(written, NAMES)).toBe(nearest);
  });

  it('is a hint only if there is one', () => {
    expect({ ...didYouMean('exist', NAMES) }).toEqual({ hint: 'did you mean "exists"?' });
    expect({ ...didYouMean('nothing like it', NAMES) }).toEqual({});
  });
});
