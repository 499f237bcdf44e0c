import { describe, expect, it } from '@jest/globals';
import type { ConvertedRule } from '../compiler/index.js';
import { ConversionCache } from './conversion-cache.js';

const converted = (title: string): ConvertedRule => ({
  id: null,
  title,
  level: null,
  status: null,
  conversions: [],
  warnings: [],
  problems: [],
});
const SIZE = JSON.stringify(converted('a')).length;

describe('what was converted', () => {
  it('is kept for the same text and the same choices', () => {
    const cache = new ConversionCache();
    cache.set('hash', { targets: ['sentinel'] }, converted('a'));
    expect(cache.get('hash', { targets: ['sentinel'] })).toEqual(converted('a'));
    expect(cache.get('other', { targets: ['sentinel'] })).toBeUndefined();
    expect(cache.get('hash', { tables: ['sentinel'] })).toBeUndefined();
    expect(cache.get('hash', {})).toBeUndefined();
  });

  it('goes when there is too much of it, that which was not asked for longest first', () => {
    const cache = new ConversionCache(2 * SIZE);
    for (const name of ['a', 'b']) cache.set(name, {}, converted(name));
    expect(cache.get('a', {})).toBeDefined();
    cache.set('c', {}, converted('c'));
    expect(['a', 'b', 'c'].filter((name) => cache.get(name, {}) !== undefined)).toEqual(['a', 'c']);
  });

  it('is counted once where it comes twice, and not kept where it is too much alone', () => {
    const cache = new ConversionCache(2 * SIZE);
    cache.set('a', {}, converted('a'));
    for (let time = 0; time < 5; time++) cache.set('b', {}, converted('b'));
    expect(cache.get('a', {})).toBeDefined();
    cache.set('large', {}, converted('x'.repeat(2 * SIZE)));
    expect(cache.get('large', {})).toBeUndefined();
    cache.set('b', {}, converted('b'));
    expect(cache.get('b', {})).toBeDefined();
  });
});
