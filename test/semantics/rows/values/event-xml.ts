/** A part of an event's data. Parts of classic events have no name. */
export interface Member {
  readonly name?: string;
  readonly value: string;
}

/**
 * Windows escapes `&`, `<` and `>` in the text of an element. Quotes are as they are: so they are in the Sysmon events of
 * Splunk's "Boss of the SOC" data sets, which are as Windows renders them. Line breaks too (judgement).
 */
export const xmlText = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** The element with the data of an event; https://learn.microsoft.com/windows/win32/wes/eventschema-eventdatatype-complextype. */
export const eventDataXml = (members: readonly Member[]): string =>
  `<EventData xmlns="${NAMESPACE}">${members.map(dataXml).join('')}</EventData>`;

const dataXml = ({ name, value }: Member): string =>
  `${name === undefined ? '<Data>' : `<Data Name="${xmlText(name)}">`}${xmlText(value)}</Data>`;

/**
 * The element with the data of an event whose provider has elements of its own for it, as the event log for "the log was
 * cleared". The inner element and its namespace: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-1102.
 */
export const userDataXml = (members: readonly Member[]): string =>
  `<UserData xmlns="${NAMESPACE}"><LogFileCleared xmlns="http://manifests.microsoft.com/win/2004/08/windows/eventlog">${members
    .map(({ name = 'Data', value }) => `<${name}>${xmlText(value)}</${name}>`)
    .join('')}</LogFileCleared></UserData>`;
