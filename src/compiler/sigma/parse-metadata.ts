import type { SigmaMetadata } from './ast.js';
import { didYouMean } from '../diagnostics/nearest-names.js';
import type { ParseContext } from './parse-context.js';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml.js';

const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'];
const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'];

/** What is known of a document even when it is wrong: enough to say which one it was. */
export type DocumentLabel = Partial<Pick<SigmaMetadata, 'id' | 'title' | 'level' | 'status'>>;

/** The attributes of a document that could be read. Only the title is needed; without one, that was reported. */
export type ParsedMetadata = Omit<SigmaMetadata, 'title' | 'span'> & DocumentLabel;

type TextAttribute = 'id' | 'name' | 'title' | 'description' | 'status' | 'level' | 'author' | 'license' | 'date' | 'modified';
type ListAttribute = 'references' | 'tags' | 'falsepositives' | 'fields';

/**
 * Reads the attributes that do not decide what a rule matches (specification, section "Components").
 * An attribute of a wrong type is therefore a warning and is left out, as unknown ones are; only a
 * missing title makes the document invalid.
 */
export function parseMetadata(root: YamlMap, context: ParseContext): ParsedMetadata {
  const texts: Partial<Record<TextAttribute, string>> = {};
  const lists: Record<ListAttribute, readonly string[]> = { references: [], tags: [], falsepositives: [], fields: [] };
  let related: SigmaMetadata['related'] = [];
  for (const entry of root.entries) {
    const name = entry.key.text;
    switch (name) {
      case 'id':
      case 'name':
      case 'description':
      case 'author':
      case 'license':
      case 'date':
      case 'modified':
      case 'title': {
        const text = parseText(entry, context);
        if (text !== undefined) texts[name] = text;
        break;
      }
      case 'status':
      case 'level': {
        const text = parseText(entry, context)?.toLowerCase();
        if (text !== undefined) texts[name] = text;
        if (text !== undefined) checkListed(text, name === 'status' ? STATUSES : LEVELS, entry, context);
        break;
      }
      case 'references':
      case 'tags':
      case 'falsepositives':
      case 'fields':
        lists[name] = parseTexts(entry, context);
        break;
      case 'related':
        related = parseRelated(entry, context);
        break;
    }
  }
  if (texts.title === undefined) context.reporter.report('INVALID_SIGMA', 'The document has no title.', { span: startOf(root) });
  return { ...texts, ...lists, related };
}

/** Where something that is missing is reported: at the first key, because the whole document would underline too much. */
export const startOf = (root: YamlMap): YamlNode['span'] => root.entries[0]?.key.span ?? { start: root.span.start, end: root.span.start };

function parseText({ key, value }: YamlEntry, context: ParseContext): string | undefined {
  if (value.kind === 'null') return undefined;
  if (isScalar(value)) return value.text;
  wrongType(key, 'text', value, context);
  return undefined;
}

/** A lone text is a list of one. */
function parseTexts({ key, value }: YamlEntry, context: ParseContext): readonly string[] {
  if (value.kind === 'null') return [];
  const texts: string[] = [];
  for (const item of value.kind === 'list' ? value.items : [value]) {
    if (!isScalar(item)) wrongType(key, 'text', item, context);
    else if (item.kind !== 'null') texts.push(item.text);
  }
  return texts;
}

function parseRelated({ key, value }: YamlEntry, context: ParseContext): SigmaMetadata['related'] {
  const related: { id: string; type: string }[] = [];
  for (const item of value.kind === 'list' ? value.items : value.kind === 'null' ? [] : [value]) {
    const id = textIn(item, 'id');
    const type = textIn(item, 'type');
    if (id === undefined || type === undefined) wrongType(key, 'a map with an id and a type', item, context);
    else related.push({ id, type });
  }
  return related;
}

function textIn(node: YamlNode, name: string): string | undefined {
  const value = node.kind === 'map' ? node.entries.find(({ key }) => key.text === name)?.value : undefined;
  return value !== undefined && isScalar(value) && value.kind !== 'null' ? value.text : undefined;
}

function checkListed(text: string, listed: readonly string[], { key, value }: YamlEntry, { reporter }: ParseContext): void {
  if (listed.includes(text)) return;
  const { hint = `the specification lists ${listed.join(', ')}` } = didYouMean(text, listed);
  reporter.report('UNKNOWN_ATTRIBUTE', `"${text}" is not a ${key.text} of Sigma.`, { span: value.span, hint });
}

function wrongType(key: YamlScalar, wanted: string, node: YamlNode, { reporter }: ParseContext): void {
  reporter.report('UNKNOWN_ATTRIBUTE', `"${key.text}" takes ${wanted}; this was left out.`, { span: node.span });
}

const isScalar = (node: YamlNode): node is YamlScalar => node.kind !== 'map' && node.kind !== 'list';
