import { textOf } from '../../values/event-fields.js';
import { fileCells } from '../file-cells.js';
import { initiatingProcessOf, recordsOf } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/**
 * Files whose times are changed (Sysmon 2) and files that are read. Where the times themselves are kept is not documented. That
 * SensitiveFileRead is the nearest to the kernel's trace of opened files is judgement; the product writes it of a fixed set of
 * files, which is not documented either, so every file is taken for one of them.
 */
export const fileTouches: RowsByActivity = {
  'sysmon/2': (event) =>
    recordsOf(event, initiatingProcessOf(event), {
      ActionType: 'FileTimestampModificationEvent',
      ...fileCells(textOf(event, 'TargetFilename')),
    }),
  'kernel-file/read': (event) =>
    recordsOf(event, initiatingProcessOf(event), { ActionType: 'SensitiveFileRead', ...fileCells(textOf(event, 'FileName')) }),
};
