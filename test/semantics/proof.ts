import type { Source } from '../../src/compiler/index.js';
import { judge, type Outcome } from './judge.js';
import { explainJudgement } from './explain-judgement.js';
import type { LogSource } from './log-event.js';

/** What came of many rules, by log source and table. */
export interface Proof {
  readonly tallies: ReadonlyMap<string, Tally>;
  /** One for each rule and table, in full: where a query differs from what it announces. */
  readonly disagreements: readonly string[];
  /** How often what could not be judged, by the reason. */
  readonly notJudged: ReadonlyMap<string, number>;
  /** The rules that are judged on near misses and other events alone: none that was made for them is such as they mean. */
  readonly neverMeant: readonly string[];
}

interface Tally {
  readonly rules: Set<string>;
  readonly events: Set<string>;
  readonly outcomes: Record<Outcome, number>;
  /** Judgements of events that the rule means. */
  hits: number;
}

/** Judges every rule of the texts on every table that it converts to, up to the rule with which there are as many disagreements as wanted. */
export function prove(sources: readonly Source[], eventsPerRule: number, disagreementsWanted = Infinity): Proof {
  const tallies = new Map<string, Tally>();
  const disagreements = new Map<string, string>();
  const notJudged = new Map<string, number>();
  const neverMeant: string[] = [];
  for (const source of sources) {
    if (disagreements.size >= disagreementsWanted) break;
    const judgements = judge(source, eventsPerRule);
    if (judgements.length > 0 && !judgements.some(({ expected }) => expected)) neverMeant.push(source.name);
    for (const judgement of judgements) {
      const tally = tallyOf(tallies, `${nameOf(judgement.event.logsource)}  ${judgement.target}/${judgement.table}`);
      tally.rules.add(source.name);
      tally.events.add(`${source.name} ${judgement.number}`);
      tally.outcomes[judgement.outcome]++;
      if (judgement.expected) tally.hits++;
      if (judgement.reason !== undefined) notJudged.set(judgement.reason, (notJudged.get(judgement.reason) ?? 0) + 1);
      const key = `${source.name} ${judgement.target} ${judgement.table}`;
      if (judgement.outcome === 'disagreed' && !disagreements.has(key)) disagreements.set(key, explainJudgement(source, judgement));
    }
  }
  return { tallies, disagreements: [...disagreements.values()], notJudged, neverMeant };
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const outcomes = { agreed: 0, 'found more, as announced': 0, 'found less, as announced': 0, disagreed: 0, 'not judged': 0 };
  const tally: Tally = { rules: new Set(), events: new Set(), outcomes, hits: 0 };
  tallies.set(key, tally);
  return tally;
}

const nameOf = ({ product, category, service }: LogSource): string => [product, category, service].map((part) => part ?? '-').join('/');

/** How many judgements a proof is made of. */
export const judgementsIn = ({ tallies }: Proof): number => [...tallies.values()].reduce((sum, tally) => sum + countOf(tally), 0);

const countOf = ({ outcomes }: Tally): number => Object.values(outcomes).reduce((sum, count) => sum + count, 0);

/** The proof as a table: a line for each log source and table. */
export function tableOf(proof: Proof): string {
  const head = [
    'log source and table',
    'rules',
    'events',
    'judgements',
    'meant',
    'agreed',
    'more, announced',
    'less, announced',
    'disagreed',
    'not judged',
  ];
  const lines = [...proof.tallies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, tally]) => [
      name,
      ...[tally.rules.size, tally.events.size, countOf(tally), tally.hits, ...Object.values(tally.outcomes)].map(String),
    ]);
  const sums = head.slice(1).map((_, column) => String(lines.reduce((sum, line) => sum + Number(line[column + 1]), 0)));
  // Rules and events are on several tables each.
  const total = ['all', '', '', ...sums.slice(2)];
  const widths = head.map((_, column) => Math.max(...[head, total, ...lines].map((line) => line[column]!.length)));
  const print = (line: readonly string[]): string =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return [head, ...lines, total].map(print).join('\n');
}
