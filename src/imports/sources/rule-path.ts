/** A path inside a source, or why there is none. */
export type ReadPath = { readonly path: string } | { readonly refused: string };

const LONGEST_PATH = 1024;

/**
 * The path that an archive or a folder gives a file, in one form: `/` between folders, no `.` and no empty part. Nothing is
 * ever written to it, but a path is an identity that people and other programs read, so one that leads out of the source, or
 * that a terminal or a file system would read as something else, is refused and not repaired. A backslash is a separator:
 * some archivers on Windows write them.
 */
export function readPath(name: string): ReadPath {
  if (name.length > LONGEST_PATH) return { refused: `it is longer than ${LONGEST_PATH} characters` };
  if (name.includes('\uFFFD')) return { refused: 'it is not in an encoding that can be read' };
  if (/\p{Cc}/u.test(name)) return { refused: 'it has control characters' };
  const slashed = name.replaceAll('\\', '/');
  if (slashed.startsWith('/')) return { refused: 'it is absolute' };
  if (/^[a-z]:/i.test(slashed)) return { refused: 'it names a drive' };
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { refused: 'it leads out of the source' };
  if (parts.length === 0) return { refused: 'it is empty' };
  // Archivers of macOS write composed letters apart; the same file has to have the same path everywhere.
  return { path: parts.join('/').normalize('NFC') };
}

/** A name that may be anything, as it can be shown in a report. */
export function shownName(name: string): string {
  const shown = name.replace(/\p{Cc}/gu, '\uFFFD');
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}

/** Whether a file is one of rules, by its name. What begins with a dot is configuration, of git, of editors or of macOS. */
export function isRuleFile(name: string): boolean {
  return /\.ya?ml$/i.test(name) && !isHidden(name);
}

/** Whether a link may stand for rules: for a file of them, or for a folder, which has no extension. */
export function mayStandForRules(name: string): boolean {
  return isRuleFile(name) || (!isHidden(name) && !/\.[^./\\]+$/.test(name));
}

function isHidden(name: string): boolean {
  return name.split(/[/\\]/).some((part) => /^\.(?!\.?$)/.test(part));
}
