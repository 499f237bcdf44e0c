import type { ExportFormat } from './format.js';
import { json } from './json.js';
import { kql } from './kql.js';

export type { ExportFormat } from './format.js';

/** All export formats. REST, the command line and the documentation read this list; the first is the default of REST. */
export const EXPORT_FORMATS = [json, kql] as const;

export type ExportFormatId = (typeof EXPORT_FORMATS)[number]['id'];

export const EXPORT_FORMAT_IDS = EXPORT_FORMATS.map(({ id }) => id) as [ExportFormatId, ...ExportFormatId[]];

/** Returns the format with this id. */
export const exportFormat = (id: ExportFormatId): ExportFormat => EXPORT_FORMATS.find((format) => format.id === id)!;
