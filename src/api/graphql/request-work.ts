import { ApiProblem } from '../api-problem.js';

/** What one request may ask for, whatever the shape of its document. */
export const MOST_WORK = {
  /** Rules that are converted: a page of them, each once. */
  conversions: 100,
  /** Lists of rules, or of the files of an import. */
  lists: 25,
  /** Versions of rules that are compared. */
  differences: 100,
} as const;

type Work = keyof typeof MOST_WORK;

/** A mapping of the caller's own is read for each rule anew. */
export const CONVERSIONS_BY_MAPPING = 10;

/** Counts what a request asks for. A small document could ask for the work of minutes. */
export class RequestWork {
  readonly #done = { conversions: 0, lists: 0, differences: 0 };
  readonly #stop = new AbortController();

  /** Aborted when the request has asked for too much: what it waits for is not begun. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Called before work is begun. Throws `QUERY_TOO_COMPLEX`. */
  take(work: Work, count = 1): void {
    this.#done[work] += count;
    if (this.#done[work] <= MOST_WORK[work]) return;
    const problem = new ApiProblem('QUERY_TOO_COMPLEX', TOO_MUCH[work]);
    this.#stop.abort(problem);
    throw problem;
  }
}

const TOO_MUCH: Readonly<Record<Work, string>> = {
  conversions: `The document converts more than ${MOST_WORK.conversions} rules. Ask for fewer at a time; with a mapping each counts for ${CONVERSIONS_BY_MAPPING}.`,
  lists: `The document asks for more than ${MOST_WORK.lists} lists of rules or files. Ask for fewer at a time.`,
  differences: `The document compares more than ${MOST_WORK.differences} versions of rules. Ask for fewer at a time.`,
};

/** What resolvers are given besides their arguments. */
export interface GraphqlContext {
  readonly work: RequestWork;
}
