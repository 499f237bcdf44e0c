import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem } from '../http/api-problem.js';

/** What one request may ask for, whatever the shape of its document. */
export const MAX_WORK = {
  /** Rules that are converted: a page of them, each once. */
  conversions: 100,
  /** Lists of rules, or of the files of an import. */
  lists: 25,
  /** Versions of rules that are compared. */
  differences: 100,
  /** Sub-techniques and related rules: each has some in its turn, so that a few more levels of a document are a thousand times as many. */
  relations: 5000,
} as const;

type Work = keyof typeof MAX_WORK;

/** A mapping in the request is parsed again for each rule. */
export const CONVERSIONS_BY_MAPPING = 10;

/** Counts what a request asks for. A small document could ask for the work of minutes. */
export class QueryBudget {
  readonly #done = { conversions: 0, lists: 0, differences: 0, relations: 0 };
  readonly #stop = new AbortController();

  /** Aborted when the request has asked for too much, or nobody waits for its answer any more: what it waits for is not begun. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Called before work is begun. Throws `QUERY_TOO_COMPLEX`. */
  spend(work: Work, count = 1): void {
    this.#done[work] += count;
    if (this.#done[work] > MAX_WORK[work]) this.#refuse(work);
  }

  /** The same for a text of rules: the first one may have as many as it may over REST. Throws `QUERY_TOO_COMPLEX`. */
  spendText(rules: number): void {
    const before = this.#done.conversions;
    this.#done.conversions += rules;
    if (before > 0 && this.#done.conversions > MAX_WORK.conversions) this.#refuse('conversions');
  }

  #refuse(work: Work): never {
    const problem = new ApiProblem('QUERY_TOO_COMPLEX', TOO_MUCH[work]);
    this.#stop.abort(problem);
    throw problem;
  }

  /** Called when the caller is gone. */
  stop(): void {
    this.#stop.abort(new ApiProblem('INVALID_REQUEST', 'The connection ended before the answer.'));
  }
}

const TOO_MUCH: Readonly<Record<Work, string>> = {
  conversions: `The document converts more than ${MAX_WORK.conversions} rules. Ask for fewer at a time; with a mapping each counts for ${CONVERSIONS_BY_MAPPING}.`,
  lists: `The document asks for more than ${MAX_WORK.lists} lists of rules or files. Ask for fewer at a time.`,
  relations: `The document asks for more than ${MAX_WORK.relations} sub-techniques or related rules. Ask for fewer levels of them.`,
  differences: `The document compares more than ${MAX_WORK.differences} versions of rules. Ask for fewer at a time.`,
};

/** What resolvers get in addition to their arguments. */
export interface GraphqlContext {
  readonly work: QueryBudget;
}

/** What resolvers are given of a request: the work of one whose caller is gone ends. */
export function graphqlContext(_request: FastifyRequest, reply: FastifyReply): GraphqlContext {
  const work = new QueryBudget();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) work.stop();
  });
  return { work };
}
