import type { ConvertedRule } from '../compiler/index.js';

/** A text form of converted rules. */
export interface ExportFormat {
  /** The name in `format` and `--format`. */
  readonly id: string;
  /** The name in `Accept`. */
  readonly mediaType: string;
  readonly description: string;
  /** Renders all rules as one text. `indent` is for formats that nest: blanks per level, 0 for none. */
  readonly render: (rules: readonly ConvertedRule[], indent: number) => string;
}
