import { ApiProblem } from './api-problem.js';

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The first of `offered` that the `Accept` header likes best (RFC 9110, section 12.5.1): of the ranges that fit a type
 * the most specific one says how much it is liked.
 */
export function chooseMediaType<T extends string>(accept: string | undefined, offered: readonly [T, ...T[]]): T {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(readRange);
  const liked = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const best = liked.reduce((best, next) => (next.quality > best.quality ? next : best));
  if (best.quality > 0) return best.type;
  throw new ApiProblem('NOT_ACCEPTABLE', `Here is only ${offered.join(', ')}, which "${accept}" does not accept.`);
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1');
  return { type, quality: Number.isNaN(quality) ? 1 : quality };
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const family = `${type.split('/')[0] ?? ''}/*`;
  const fitting = [type, family, '*/*'].map((wanted) => ranges.find((range) => range.type === wanted));
  return fitting.find((range) => range !== undefined)?.quality ?? 0;
}
