/** A set of rules that has a name of its own. */
export interface Preset {
  readonly title: string;
  readonly kind: 'archive' | 'git';
  readonly url: string;
  /** The folders that rules are in; all, where none are named. */
  readonly folders?: readonly string[];
}

const RELEASE = 'https://github.com/SigmaHQ/sigma/releases/latest/download/';

/**
 * The sets of rules of SigmaHQ. The packages are those of the latest release; which rules are in which is in Releases.md of the
 * repository. The repository has all rules, as they are today: also those of low level, those for hunting, and those that came
 * after the release.
 */
export const PRESETS = {
  sigmahq: {
    title: 'SigmaHQ, latest release: all packages (medium and above; without the rules for hunting)',
    kind: 'archive',
    url: `${RELEASE}sigma_all_rules.zip`,
  },
  'sigmahq-core': {
    title: 'SigmaHQ, latest release: core (high and above; no experimental rules)',
    kind: 'archive',
    url: `${RELEASE}sigma_core.zip`,
  },
  'sigmahq-core+': {
    title: 'SigmaHQ, latest release: core+ (medium and above; no experimental rules)',
    kind: 'archive',
    url: `${RELEASE}sigma_core+.zip`,
  },
  'sigmahq-core++': {
    title: 'SigmaHQ, latest release: core++ (medium and above)',
    kind: 'archive',
    url: `${RELEASE}sigma_core++.zip`,
  },
  'sigmahq-emerging-threats': {
    title: 'SigmaHQ, latest release: emerging threats (medium and above)',
    kind: 'archive',
    url: `${RELEASE}sigma_emerging_threats_addon.zip`,
  },
  'sigmahq-repository': {
    title: 'SigmaHQ, the repository as it is today: all rules, fetched with git',
    kind: 'git',
    url: 'https://github.com/SigmaHQ/sigma.git',
    folders: ['rules', 'rules-compliance', 'rules-dfir', 'rules-emerging-threats', 'rules-placeholder', 'rules-threat-hunting'],
  },
} as const satisfies Record<string, Preset>;

/** The preset of a name. */
export function presetOf(name: string): Preset | undefined {
  return Object.hasOwn(PRESETS, name) ? PRESETS[name as keyof typeof PRESETS] : undefined;
}
