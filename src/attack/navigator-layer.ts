import type { AttackIndex } from './attack-index.js';
import type { AttackDomain } from './matrix.js';
import { parseTechniqueId } from './technique-id.js';

/** How many rules there are for a technique. */
export interface TechniqueCount {
  readonly id: string;
  readonly count: number;
  readonly comment?: string;
}

/**
 * A layer of the ATT&CK Navigator, format 4.5:
 * https://github.com/mitre-attack/attack-navigator/blob/master/layers/spec/v4.5/layerformat.md
 */
export interface NavigatorLayer {
  readonly name: string;
  readonly versions: { readonly attack?: string; readonly navigator: string; readonly layer: '4.5' };
  readonly domain: AttackDomain;
  readonly description: string;
  readonly sorting: number;
  readonly layout: { readonly layout: 'side'; readonly showID: boolean; readonly showName: boolean };
  readonly hideDisabled: boolean;
  readonly techniques: readonly LayerTechnique[];
  readonly gradient: { readonly colors: readonly string[]; readonly minValue: number; readonly maxValue: number };
}

/** A technique on a layer, under each of its tactics. */
export interface LayerTechnique {
  readonly techniqueID: string;
  readonly score?: number;
  readonly comment?: string;
  readonly showSubtechniques?: boolean;
}

/** Sorting by score, the highest first. */
const BY_SCORE_DESCENDING = 3;
const COLORS = ['#d6e9f8', '#08519c'];

/**
 * The layer of a coverage, in the ids of the matrix's version: counts of revoked ids are added to their successor. What the
 * Navigator would not show, for the matrix does not have it, is said in the description.
 */
export function navigatorLayer(
  coverage: { readonly name: string; readonly techniques: readonly TechniqueCount[] },
  attack: AttackIndex,
): NavigatorLayer {
  const { matrix } = attack;
  const counts = new Map<string, { count: number; comments: string[] }>();
  const leftOut: string[] = [];
  for (const { id: text, count, comment } of coverage.techniques) {
    const id = attack.currentId(parseTechniqueId(text) ?? text);
    const technique = attack.technique(id);
    if (technique === undefined || technique.deprecated || technique.revoked) {
      leftOut.push(`${text} (${count})`);
      continue;
    }
    const entry = counts.get(id) ?? { count: 0, comments: [] };
    entry.count += count;
    if (comment !== undefined) entry.comments.push(comment);
    counts.set(id, entry);
  }

  const opened = new Set([...counts.keys()].flatMap((id) => attack.technique(id)?.parentId ?? []));
  const ids = [...new Set([...counts.keys(), ...opened])].sort();
  return {
    name: coverage.name,
    versions: { ...majorVersion(matrix.version), navigator: '5.1.0', layer: '4.5' },
    domain: matrix.domain,
    description:
      'The number of rules for each technique.' + (leftOut.length > 0 ? ` Not in ATT&CK ${matrix.version}: ${leftOut.join(', ')}.` : ''),
    sorting: BY_SCORE_DESCENDING,
    layout: { layout: 'side', showID: true, showName: true },
    hideDisabled: false,
    techniques: ids.map((id) => {
      const entry = counts.get(id);
      return {
        techniqueID: id,
        ...(entry === undefined ? {} : { score: entry.count }),
        ...(entry === undefined || entry.comments.length === 0 ? {} : { comment: entry.comments.join('\n') }),
        ...(opened.has(id) ? { showSubtechniques: true } : {}),
      };
    }),
    gradient: { colors: COLORS, minValue: 0, maxValue: Math.max(1, ...[...counts.values()].map(({ count }) => count)) },
  };
}

/** The Navigator knows releases by their first number; of a layer that names none it thinks that it is of the latest. */
function majorVersion(version: string): { readonly attack?: string } {
  const attack = /^\d+/.exec(version)?.[0];
  return attack === undefined ? {} : { attack };
}
