import { all } from './all.js';
import { base64 } from './base64.js';
import { base64offset } from './base64offset.js';
import { cased } from './cased.js';
import { cidr } from './cidr.js';
import { gt, gte, lt, lte } from './comparisons.js';
import { contains } from './contains.js';
import { day, hour, minute, month, week, year } from './date-parts.js';
import { endswith } from './endswith.js';
import { exists } from './exists.js';
import { expand } from './expand.js';
import { fieldref } from './fieldref.js';
import type { Modifier } from './modifier.js';
import { neq } from './neq.js';
import { re } from './re.js';
import { dotall, i, ignorecase, m, multiline, s } from './regex-flags.js';
import { startswith } from './startswith.js';
import { utf16, utf16be, utf16le, wide } from './utf16.js';
import { windash } from './windash.js';

/** In the order of the specification's modifier appendix, one line for each of its sections. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map(
  [
    [all, startswith, endswith, contains, exists, cased, neq],
    [windash],
    [re, i, m, s, ignorecase, multiline, dotall],
    [base64, base64offset, utf16le, utf16be, utf16, wide],
    [lt, lte, gt, gte],
    [minute, hour, day, week, month, year],
    [cidr],
    [expand, fieldref],
  ].flatMap((section) => section.map((modifier: Modifier) => [modifier.name, modifier])),
);
