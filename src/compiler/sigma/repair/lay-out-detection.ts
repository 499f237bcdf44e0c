import { namesIn, type ConditionNames } from './condition-names.js';
import { Ambiguity, type Layout } from './layout.js';
import { isBlockHeader, type TextLine } from './text-lines.js';

/** Columns of a detection in four-space indentation, which is what the specification asks for. */
const SELECTION = 4;
const FIELD = 8;
const ITEM = 8;
const ITEM_FIELD = 10;
const VALUE = 12;

/** The selection that the lines read last belong to. */
interface OpenSelection {
  readonly line: TextLine;
  /** Until its first line, a selection may be a map or a list. */
  shape: 'unknown' | 'map' | 'list' | 'text';
  /** In a list: whether the last item is a map, which the keys that follow belong to. */
  itemIsMap: boolean;
  /** The field read last, if the lines that follow may be its values. */
  field: { readonly line: TextLine; values: number } | undefined;
}

interface State {
  readonly layout: Layout;
  readonly names: ConditionNames;
  readonly opened: Set<string>;
  selection: OpenSelection | undefined;
}

/**
 * Lays out the lines after `detection:`, all of which start in the first column. What the condition
 * speaks of is a selection, what is not a selection is a field of the selection before, and an item
 * belongs to the field before it if that has no value of its own. Gives the first line that is not
 * part of the detection any more.
 */
export function layOutDetection(layout: Layout, first: number, endsRule: (at: number) => boolean): number {
  const condition = findCondition(layout, first);
  const { text, end } = layOutCondition(layout, condition, endsRule);
  const state: State = { layout, names: namesIn(text), opened: new Set(), selection: undefined };
  for (let at = first; at < condition; at++) layOutLine(state, at);
  closeSelection(state);
  return layOutRest(state, end);
}

/** A detection has one condition; a field of that name would make two of them. */
function findCondition({ lines }: Layout, first: number): number {
  const isCondition = ({ kind, indent, key }: TextLine): boolean => kind === 'key' && indent === 0 && key?.name === 'condition';
  const found = lines.findIndex((line, at) => at >= first && isCondition(line));
  const again = lines.find((line, at) => at > found && isCondition(line));
  const detection = lines[first - 1];
  if (found < 0 && detection) throw new Ambiguity(detection, 'there is no condition that says which of the lines below are selections');
  if (again) throw new Ambiguity(again, 'there are two lines that may be the condition');
  return found;
}

/** The condition itself may be a list, or go on in lines of its own. */
function layOutCondition(layout: Layout, at: number, endsRule: (at: number) => boolean): { readonly text: string; readonly end: number } {
  const value = layout.line(at)?.key?.value ?? '';
  const open = value === '' || isBlockHeader(value);
  const texts = open ? [] : [value];
  layout.indent(at, SELECTION);
  let next = at + 1;
  for (let line = layout.line(next); line !== undefined; line = layout.line(++next)) {
    if (line.kind === 'blank' || line.kind === 'comment') continue;
    const item = line.kind === 'item' && value === '';
    const text = line.kind === 'text' && ((open && texts.length === 0) || /^(?:and|or|not)\b|^[()]/i.test(line.content) || !endsRule(next));
    if (!item && !text) break;
    layout.indent(next, FIELD);
    texts.push(item ? line.content.slice(1).trim() : line.content);
  }
  return { text: texts.join('\n'), end: next };
}

/** Selections may also stand behind the condition, which then is what tells them from the attributes of the rule. */
function layOutRest(state: State, from: number): number {
  let at = from;
  for (let line = state.layout.line(at); line !== undefined; line = state.layout.line(++at)) {
    if (line.kind === 'blank' || line.kind === 'comment') continue;
    const name = line.kind === 'key' ? (line.key?.name ?? '') : '';
    const opens =
      line.kind === 'key' && line.indent === 0 && (name === 'timeframe' || (state.names.mentions(name) && !state.opened.has(name)));
    if (!opens) return at;
    at = name === 'timeframe' ? layOutTimeframe(state, at) : layOutSelectionBehind(state, at);
  }
  return at;
}

function layOutTimeframe({ layout }: State, at: number): number {
  layout.indent(at, SELECTION);
  return at;
}

function layOutSelectionBehind(state: State, at: number): number {
  layOutLine(state, at);
  const line = state.layout.line(at);
  if (line !== undefined && state.selection?.shape !== 'text')
    throw new Ambiguity(line, 'a selection behind the condition may end at any of the lines below');
  closeSelection(state);
  return at;
}

function layOutLine(state: State, at: number): void {
  const line = state.layout.line(at);
  if (line === undefined || line.kind === 'blank' || line.kind === 'comment') return;
  if (line.indent > 0) throw new Ambiguity(line, 'it is indented while the lines above are not');
  if (line.key !== undefined && isBlockHeader(line.key.value))
    throw new Ambiguity(line, 'the text below may end at any of the following lines');
  switch (line.kind) {
    case 'key':
      state.layout.indent(at, indentOfKey(state, line, at));
      break;
    case 'item':
      state.layout.indent(at, indentOfItem(state, line));
      break;
    case 'text':
      throw new Ambiguity(line, 'it is neither a key nor an item of a list');
  }
}

function indentOfKey(state: State, line: TextLine, at: number): number {
  const { name = '', value = '' } = line.key ?? {};
  const { selection } = state;
  if (name === 'timeframe' && !selection?.field) {
    closeSelection(state);
    return SELECTION;
  }
  if (selection === undefined || opensSelection(state, line, at)) {
    closeSelection(state);
    if (state.opened.has(name)) throw new Ambiguity(line, `"${name}" is there already; it may be a field of that name`);
    state.opened.add(name);
    state.selection = { line, shape: value === '' ? 'unknown' : 'text', itemIsMap: false, field: undefined };
    return SELECTION;
  }
  if (selection.shape === 'text') throw new Ambiguity(line, 'it is not clear which selection it belongs to');
  if (selection.shape === 'list' && !selection.itemIsMap) throw new Ambiguity(line, 'it stands behind an item that is not a map');
  if (selection.field?.values === 0)
    throw new Ambiguity(selection.field.line, 'it may be a field without a value, or a selection that the condition does not name');
  selection.field = value === '' ? { line, values: 0 } : undefined;
  if (selection.shape === 'list') return ITEM_FIELD;
  selection.shape = 'map';
  return FIELD;
}

function opensSelection({ layout, names }: State, { key }: TextLine, at: number): boolean {
  const { name = '', value = '' } = key ?? {};
  if (name.includes('|')) return false;
  if (names.mentions(name)) return true;
  if (!names.them || value !== '') return false;
  // Without its name in the condition, what shows a selection is that a key follows, which a field cannot have below it.
  const next = layout.nextNonBlank(at + 1);
  return (
    /^(?:selection|filter|keyword)/i.test(name) ||
    (next?.kind === 'key' && next.key?.name !== 'condition' && next.key?.name !== 'timeframe')
  );
}

function indentOfItem({ selection }: State, line: TextLine): number {
  if (selection === undefined || selection.shape === 'text') throw new Ambiguity(line, 'there is nothing above that it can be an item of');
  const { field } = selection;
  const isMap = line.key !== undefined;
  if (selection.shape === 'map') {
    if (field === undefined) throw new Ambiguity(line, 'the field above has a value already');
    field.values++;
    return VALUE;
  }
  selection.shape = 'list';
  if (!isMap && field !== undefined) {
    field.values++;
    return VALUE;
  }
  if (field?.values === 0) throw new Ambiguity(field.line, 'it has no value');
  selection.itemIsMap = isMap;
  selection.field = line.key?.value === '' ? { line, values: 0 } : undefined;
  return ITEM;
}

function closeSelection(state: State): void {
  const { selection } = state;
  if (selection?.shape === 'unknown') throw new Ambiguity(selection.line, 'it is a selection without a line of its own');
  state.selection = undefined;
}
