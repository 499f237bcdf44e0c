/**
 * The levels of events by their numbers. 0 is "log always", which Windows shows as information.
 *
 * Source: https://learn.microsoft.com/windows/win32/wes/eventmanifestschema-leveltype-complextype; that Log Analytics has the
 * names that the Event Viewer shows is judgement.
 */
const NAMES: readonly string[] = ['Information', 'Critical', 'Error', 'Warning', 'Information', 'Verbose'];

/** The name of a level; empty where the event does not say it or it is the provider's own. */
export const levelName = (level: number | undefined): string => (level === undefined ? '' : (NAMES[level] ?? ''));
