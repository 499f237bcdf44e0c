import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from './api-problem.js';
import { parseJson } from './parse-json.js';

const placeOf = (text: string): readonly [number, number] | undefined => {
  try {
    parseJson(text);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const [first] = error.errors;
    return [first?.line ?? 0, first?.column ?? 0];
  }
  return undefined;
};

describe('parseJson', () => {
  it.each(['{}', '[]', '""', '-0.5e+10', ' null\n', '{"a": [1, {"b": "\\u00e9\\n"}, true]}', `${'['.repeat(50)}${']'.repeat(50)}`])(
    'gives the value of %.40s',
    (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    },
  );

  it.each([
    { text: '', place: [1, 1] },
    { text: '{', place: [1, 2] },
    { text: '{"a": 1,}', place: [1, 9] },
    { text: '{"a" 1}', place: [1, 6] },
    { text: "{'a': 1}", place: [1, 2] },
    { text: '{"a": 1} x', place: [1, 10] },
    { text: '[1 2]', place: [1, 4] },
    { text: '[1,]', place: [1, 4] },
    { text: '[}', place: [1, 2] },
    { text: '{"a": tru}', place: [1, 7] },
    { text: '[01]', place: [1, 3] },
    { text: '[\n  "a\tb"\n]', place: [2, 5] },
    { text: '{\r\n"a": "\\x"}', place: [2, 7] },
    { text: '"never closed', place: [1, 14] },
    { text: 'title: x', place: [1, 1] },
    { text: '{"a": 1} // comment', place: [1, 10] },
    { text: '['.repeat(100_000), place: [1, 100_001] },
  ])('says that $text is wrong at $place', ({ text, place }) => {
    expect(placeOf(text)).toEqual(place);
  });
});
