import type { LogEvent } from '../../log-event.js';
import type { Cell, TableRow } from '../row.js';
import { splitAccount } from '../values/accounts.js';
import { firstTextOf, present, textOf } from '../values/event-fields.js';
import { xmlText } from '../values/event-xml.js';
import { hostOf } from './hosts.js';
import { lowerCased } from '../values/lower-cased.js';

/**
 * An ASIM parser unites the parsers of its sources. For a Windows device they read
 * - `defender`: a Device* table of Microsoft Defender XDR,
 * - `sysmon`: Sysmon's events in the table Event, `sysmon-forwarded`: the same in WindowsEvent,
 * - `security`: audit events in the table SecurityEvent, `security-forwarded`: the same in WindowsEvent.
 *
 * A source that may write an event in more than one way has its name with a word for the other way, `defender-overwritten`.
 *
 * Source of all files here: the parsers in Azure/Azure-Sentinel, Parsers/ASim<Schema>/Parsers, which the files name, and the list
 * of them, https://learn.microsoft.com/azure/sentinel/normalization-parsers-list. A column that a parser leaves under a name that
 * is not in its schema is left out.
 */
export type Cells = Readonly<Record<string, Cell | undefined>>;

export const rowOf = (writtenBy: string, cells: Cells): TableRow => ({ writtenBy, row: present(cells) });

/** How a source gives a field of the event: undefined where the event does not have it. */
export type ParsedField = (field: string) => string | undefined;

/** Sysmon's event in both of its tables, which the same parser reads. */
export function sysmonRows(event: LogEvent, cellsOf: (read: ParsedField) => Cells): readonly TableRow[] {
  const plain: ParsedField = (field) => textOf(event, field);
  return [
    rowOf('sysmon', { ...sysmonCells(event), Type: 'Event', ...cellsOf(inEventData(plain)) }),
    rowOf('sysmon-forwarded', { ...sysmonCells(event), Type: 'WindowsEvent', ...cellsOf(plain) }),
  ];
}

/**
 * The text of a member of an event as the parsers read it that take the braces off GUIDs: they take one off either end of every
 * member. No parser undoes the escapes of XML: they take the text apart with regular expressions.
 *
 * Source: the expression `{?([^<]*?)}?` in the parsers for Sysmon; parse-kv over EventData in vimProcessCreateMicrosoftSysmon.
 */
export const escapedTextWithoutBraces = (value: string): string => xmlText(value).replace(/^\{/, '').replace(/\}$/, '');

/** A reader of the XML of the table Event. */
const inEventData =
  (plain: ParsedField): ParsedField =>
  (field) => {
    const text = plain(field);
    return text === undefined ? undefined : escapedTextWithoutBraces(text);
  };

/** What every parser for Sysmon sets. They leave the name of the device as it is. */
export const sysmonCells = (event: LogEvent): Cells => ({
  Dvc: computerOf(event),
  DvcHostname: computerOf(event),
  DvcOs: 'Windows',
  EventProduct: 'Sysmon',
  EventResult: 'Success',
  EventVendor: 'Microsoft',
});

export const securityCells = (event: LogEvent): Cells => ({
  Dvc: computerOf(event),
  DvcHostname: computerOf(event),
  DvcOs: 'Windows',
  EventProduct: 'Security Events',
  EventResult: 'Success',
  EventVendor: 'Microsoft',
});

/** What the parsers for Defender XDR set. They take the name of the device apart (`_ASIM_ResolveDvcFQDN`). */
export function defenderCells(event: LogEvent): Cells {
  const { hostname, domain, fqdn } = hostOf(computerOf(event));
  return {
    Dvc: hostname,
    DvcDomain: domain,
    DvcFQDN: fqdn,
    DvcHostname: hostname,
    DvcOs: 'Windows',
    EventProduct: 'M365 Defender for Endpoint',
    EventResult: 'Success',
    EventVendor: 'Microsoft',
  };
}

export const computerOf = (event: LogEvent): string | undefined => firstTextOf(event, 'Computer', 'ComputerName');

/**
 * The columns of an account that Defender XDR has in two columns, in lower case, and its parsers put together: `DOMAIN\user`, or
 * `user` where there is no domain.
 *
 * Source of the case: records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log.
 */
export function defenderAccount(account: string | undefined, role: 'Actor' | 'Target' | 'Src' | 'Dst'): Readonly<Record<string, string>> {
  if (account === undefined) return {};
  const { domain } = splitAccount(account);
  return { [`${role}Username`]: lowerCased(account), [`${role}UsernameType`]: domain ? 'Windows' : 'Simple' };
}

/** The path of the process that Defender XDR says caused an event: in lower case in the records named above. */
export const defenderProcessPath = (image: string | undefined): string | undefined => lowerCased(image);
