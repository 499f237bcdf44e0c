import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isError } from '../diagnostics/diagnostic.js';
import type { Source } from '../diagnostics/source.js';
import { applyActions } from './apply-actions.js';
import { DEFAULT_LIMITS, type SigmaLimits } from './limits.js';
import { sourceText, type SourceMappedText } from './source-mapped-text.js';
import type { SigmaCollection } from './collection.js';
import { parseDocument } from './parse-document.js';
import { repairIndentation } from './repair/repair-indentation.js';
import { parseYaml } from './yaml.js';

export type { SigmaCollection } from './collection.js';

/**
 * Text to trees, one for each rule, correlation or filter in the file. Never throws on bad input:
 * what is wrong is in the diagnostics, with its place in `source`.
 *
 * Only a text that is not a rule as it stands is tried again with its indentation put back.
 */
export function parseSigma(source: Source, limits: SigmaLimits = DEFAULT_LIMITS): SigmaCollection {
  const { text } = source;
  if (text.length > limits.textLength) {
    const message = `The text has ${text.length} characters, more than the ${limits.textLength} that are read.`;
    return failed({ code: 'LIMIT_EXCEEDED', message, span: { start: limits.textLength, end: limits.textLength } });
  }
  const written = parseText(sourceText(text), limits);
  if (hasStructure(written)) return written;
  const repair = repairIndentation(text);
  switch (repair.kind) {
    case 'nothing-to-repair':
      return written;
    case 'ambiguous':
      return failed(repair.diagnostic);
    case 'repaired': {
      const repaired = parseText(repair.text, limits);
      return repaired.diagnostics.some(isError) ? written : { ...repaired, diagnostics: [repair.warning, ...repaired.diagnostics] };
    }
  }
}

const failed = (diagnostic: Diagnostic): SigmaCollection => ({ documents: [], diagnostics: [diagnostic] });

/** Whether the text is divided as Sigma is, whatever else may be wrong with what it says. */
const hasStructure = ({ documents, diagnostics }: SigmaCollection): boolean =>
  !diagnostics.some(isError) && documents.every(({ document, diagnostics: found }) => document !== undefined || !found.some(isStructural));

const isStructural = ({ code }: Diagnostic): boolean => code === 'INVALID_YAML' || code === 'INVALID_SIGMA';

function parseText(text: SourceMappedText, limits: SigmaLimits): SigmaCollection {
  const { documents, failure } = parseYaml(text, limits);
  if (failure !== undefined) return failed(failure);
  const collection = applyActions(documents);
  if (collection.diagnostics.some(isError)) return { documents: [], diagnostics: collection.diagnostics };
  if (collection.documents.length === 0)
    return failed({ code: 'INVALID_SIGMA', message: 'The text has no rule.', span: { start: 0, end: 0 } });
  return {
    documents: collection.documents.map(({ root, diagnostics }) => parseDocument(root, diagnostics, text, limits)),
    diagnostics: collection.diagnostics,
  };
}
