import type { AttackIndex } from './attack-index.js';
import type { AttackDomain } from './matrix.js';
import { parseTechniqueId } from './technique-id.js';

/** The number of rules for a technique. */
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

/** Sorts by score, the highest first. */
const BY_SCORE_DESCENDING = 3;
const COLORS = ['#d6e9f8', '#08519c'];

/**
 * Returns a layer that shows the number of rules for each technique. It uses the ids of the matrix: the count of a revoked id is
 * added to the id that replaces it. The description lists the ids that the matrix does not have in force.
 */
export function navigatorLayer(
  coverage: { readonly name: string; readonly techniques: readonly TechniqueCount[] },
  attack: AttackIndex,
): NavigatorLayer {
  const { matrix } = attack;
  const counts = new Map<string, { count: number; comments: string[] }>();
  const missing: string[] = [];
  for (const { id: text, count, comment } of coverage.techniques) {
    const id = attack.currentId(parseTechniqueId(text) ?? text);
    const technique = attack.technique(id);
    if (technique === undefined || technique.deprecated || technique.revoked) {
      missing.push(`${text} (${count})`);
      continue;
    }
    const entry = counts.get(id) ?? { count: 0, comments: [] };
    entry.count += count;
    if (comment !== undefined) entry.comments.push(comment);
    counts.set(id, entry);
  }

  const expanded = new Set([...counts.keys()].flatMap((id) => attack.technique(id)?.parentId ?? []));
  const ids = [...new Set([...counts.keys(), ...expanded])].sort();
  return {
    name: coverage.name,
    versions: { ...majorVersion(matrix.version), navigator: '5.1.0', layer: '4.5' },
    domain: matrix.domain,
    description:
      'The number of rules for each technique.' + (missing.length > 0 ? ` Not in ATT&CK ${matrix.version}: ${missing.join(', ')}.` : ''),
    sorting: BY_SCORE_DESCENDING,
    layout: { layout: 'side', showID: true, showName: true },
    hideDisabled: false,
    techniques: ids.map((id) => {
      const entry = counts.get(id);
      return {
        techniqueID: id,
        ...(entry === undefined ? {} : { score: entry.count }),
        ...(entry === undefined || entry.comments.length === 0 ? {} : { comment: entry.comments.join('\n') }),
        ...(expanded.has(id) ? { showSubtechniques: true } : {}),
      };
    }),
    gradient: { colors: COLORS, minValue: 0, maxValue: Math.max(1, ...[...counts.values()].map(({ count }) => count)) },
  };
}

/** Returns the major version, by which the Navigator knows releases. It takes a layer without one for the latest. */
function majorVersion(version: string): { readonly attack?: string } {
  const attack = /^\d+/.exec(version)?.[0];
  return attack === undefined ? {} : { attack };
}
