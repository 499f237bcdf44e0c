import type { z } from 'zod';
import type { ImportListDto, ImportReportDto, ImportRunDto } from './import.dto.js';

export const exampleImport: z.infer<typeof ImportRunDto> = {
  id: '0f2a1d8c-4f6c-4f0a-9a55-5a3d6a1f7e10',
  source: 'ours',
  state: 'running',
  location: 'ours',
  repository: null,
  commit: null,
  startedAt: '2025-11-24T12:00:00.000Z',
  finishedAt: null,
  counts: { filesRead: 0, added: 0, changed: 0, unchanged: 0, removed: 0, rejected: 0 },
  problem: null,
};

const DONE: typeof exampleImport = {
  ...exampleImport,
  state: 'done',
  finishedAt: '2025-11-24T12:00:03.000Z',
  counts: { filesRead: 2, added: 1, changed: 0, unchanged: 0, removed: 0, rejected: 1 },
};

export const exampleImportList: z.infer<typeof ImportListDto> = { items: [DONE], total: 1, nextCursor: null };

export const exampleReport: z.infer<typeof ImportReportDto> = {
  ...DONE,
  files: [
    {
      path: 'rules/broken.yml',
      outcome: 'rejected',
      ruleId: null,
      title: 'Broken',
      problems: [
        { code: 'INVALID_SIGMA', message: 'The rule has no logsource.', hint: null, field: null, locations: [{ line: 1, column: 1 }] },
      ],
    },
    { path: 'rules/whoami.yml', outcome: 'added', ruleId: '502b42de-4306-40b4-9596-6f590c81f073', title: 'Whoami Execution', problems: [] },
  ],
  tableIndex: { rules: 1, indexed: 1, running: false },
};
