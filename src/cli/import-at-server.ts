import { z } from 'zod';
import { ImportReportDto, ImportRunDto } from '../imports/import.dto.js';
import { MAX_FILES } from '../imports/import-run.js';
import { CommandError } from './command-error.js';
import { reportImport, shownCounts } from './import-report.js';
import { packRules } from './pack-rules.js';
import { printable } from './printable.js';
import { ProgressLine } from './progress-line.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { told } from './with-catalog.js';

/** How often the server is asked how far it is. */
const LOOK_MS = 500;

export interface ImportAtServer {
  readonly argument: string;
  readonly name: string | undefined;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
}

type Report = z.infer<typeof ImportReportDto>;

/** What of a problem (RFC 9457) a person reads. */
const Problem = z.object({ detail: z.string() });

/** Sends the rules that an argument names to a server, and follows what it does with them. */
export async function importAtServer(server: string, { argument, name, signal, terminal }: ImportAtServer): Promise<0 | 1> {
  if (!/^https?:\/\//i.test(server) || !URL.canParse(server))
    throw new UsageError(`--server is an address like http://127.0.0.1:3000, not "${server}".`);
  const base = server.replace(/\/*$/, '');
  const line = new ProgressLine(terminal);
  try {
    line.update(`Sending ${argument} …`);
    const begun = await send(base, argument, name, signal);
    line.update(`Reading ${argument} …`);
    const followed = await follow(base, begun, { line, signal });
    line.end();
    const rejected = followed.files.filter(({ outcome }) => outcome === 'rejected');
    return await reportImport(followed, (limit) => Promise.resolve(rejected.slice(0, limit)), undefined, terminal);
  } finally {
    line.end();
  }
}

async function send(base: string, argument: string, name: string | undefined, signal: AbortSignal): Promise<string> {
  try {
    const packed = await packRules(argument, signal);
    const source = new URLSearchParams({ source: name ?? packed.name });
    const { id } = await ask(ImportRunDto, `${base}/imports?${source.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: packed.chunks,
      duplex: 'half',
      signal,
    });
    return id;
  } catch (error) {
    if (signal.aborted) throw new CommandError('The import was stopped. The catalog is as it was before.');
    throw told(error);
  }
}

async function follow(base: string, id: string, { line, signal }: { line: ProgressLine; signal: AbortSignal }): Promise<Report> {
  const address = `${base}/imports/${encodeURIComponent(id)}?limit=${MAX_FILES}`;
  for (;;) {
    const report = await ask(ImportReportDto, address, {});
    if (report.state !== 'running') return report;
    line.update(`Reading ${report.source}: ${shownCounts(report.counts)}`);
    if (signal.aborted) throw new CommandError(`The server goes on with the import. What became of it: curl ${base}/imports/${id}`);
    await new Promise((wake) => setTimeout(wake, LOOK_MS));
  }
}

async function ask<T>(shape: z.ZodType<T>, address: string, init: RequestInit): Promise<T> {
  const { origin } = new URL(address);
  const response = await fetch(address, init).catch((error: unknown) => {
    throw reasonFor(error, origin);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const { data } = Problem.safeParse(body);
    throw new CommandError(`${origin} refuses the import (${response.status}): ${printable(data?.detail ?? response.statusText)}`);
  }
  const { data } = shape.safeParse(body);
  if (data === undefined) throw new CommandError(`${origin} does not answer as a sigma-kql of this version does.`);
  return data;
}

/** What went wrong with what was sent, or with the connection: `fetch` puts either behind an error of its own. */
function reasonFor(error: unknown, origin: string): unknown {
  const cause = error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || cause instanceof CommandError || told(cause) !== cause) return cause;
  return new CommandError(`The rules could not be sent to ${origin}: ${cause.message === '' ? cause.name : cause.message}`);
}
