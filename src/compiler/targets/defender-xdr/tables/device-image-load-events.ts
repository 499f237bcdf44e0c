import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { STREAMED_COLUMNS } from '../../facts/streamed-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Libraries that a process loaded. */
export const deviceImageLoadEvents = defineTable({
  name: 'DeviceImageLoadEvents',
  source: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceimageloadevents-table',
  columns: {
    ...EVERY_EVENT,
    FileName: 'string',
    FileSize: 'long',
    FolderPath: 'string',
    InitiatingProcessIntegrityLevel: 'string',
    InitiatingProcessTokenElevation: 'string',
    MD5: 'string',
    SHA1: 'string',
    SHA256: 'string',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.digests, ...LOWER_CASE_COLUMNS.initiatingProcess],
  streamed: { ...STREAMED_COLUMNS },
});
