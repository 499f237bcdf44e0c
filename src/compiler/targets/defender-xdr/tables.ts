import { defineTables } from '../define-tables.js';
import { LOWER_CASE_COLUMNS } from '../facts/lower-case-columns.js';
import documented from './columns.json' with { type: 'json' };

const { account, digests, initiatingProcess } = LOWER_CASE_COLUMNS;

/** The tables of Advanced Hunting. */
export const defenderXdrTables = defineTables(documented, {
  DeviceEvents: { lowerCase: [...account, ...digests, ...initiatingProcess] },
  DeviceFileEvents: { lowerCase: [...digests, ...initiatingProcess] },
  DeviceImageLoadEvents: { lowerCase: [...digests, ...initiatingProcess] },
  DeviceLogonEvents: { lowerCase: [...account, ...initiatingProcess] },
  DeviceNetworkEvents: { lowerCase: initiatingProcess },
  DeviceProcessEvents: { lowerCase: [...account, ...digests, ...initiatingProcess] },
  DeviceRegistryEvents: { lowerCase: initiatingProcess },
});
