/**
 * Text with places where it may break: what a printer builds instead of gluing strings, so that "fits on the line" is decided once,
 * after everything is known. The model is Wadler's "A prettier printer", with the few pieces that KQL needs.
 */
export type Layout =
  | string
  | readonly Layout[]
  | { readonly kind: 'line'; readonly flat: '' | ' ' }
  | { readonly kind: 'indent'; readonly content: Layout }
  | { readonly kind: 'group'; readonly content: Layout; readonly broken: boolean };

/** A line break where the group around it is broken, else a space. */
export const line: Layout = { kind: 'line', flat: ' ' };

/** A line break where the group around it is broken, else nothing. */
export const softLine: Layout = { kind: 'line', flat: '' };

/** Lines inside begin four columns further right. */
export const indent = (content: Layout): Layout => ({ kind: 'indent', content });

/** All of its own lines break, or none: none if it then fits, unless it is `broken` from the start. */
export const group = (content: Layout, broken = false): Layout => ({ kind: 'group', content, broken });

/** Items that break only where the next one would not fit, as words in a paragraph. */
export const fill = (items: readonly Layout[]): Layout => items.map((item, i) => (i === 0 ? item : group([line, item])));

/** What is still to be printed: how far a new line is indented, whether lines break, and the piece. */
interface Task {
  readonly column: number;
  readonly flat: boolean;
  readonly piece: Layout;
}

/** The text of a layout in lines of at most `width` columns, wherever its groups allow that. */
export function render(layout: Layout, width: number): string {
  let text = '';
  let position = 0;
  // A stack, next task last: neither long lists nor deep nesting may exhaust JavaScript's own.
  const tasks: Task[] = [{ column: 0, flat: false, piece: layout }];
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    const { column, flat, piece } = task;
    if (typeof piece === 'string') {
      text += piece;
      position += piece.length;
    } else if (isSequence(piece)) {
      pushAll(tasks, piece, column, flat);
    } else {
      switch (piece.kind) {
        case 'line':
          if (flat) {
            text += piece.flat;
            position += piece.flat.length;
          } else {
            text += `\n${' '.repeat(column)}`;
            position = column;
          }
          break;
        case 'indent':
          tasks.push({ column: column + 4, flat, piece: piece.content });
          break;
        case 'group': {
          const whole = { column, flat: true, piece: piece.content };
          tasks.push(flat || (!piece.broken && fits(whole, tasks, width - position)) ? whole : { ...whole, flat: false });
          break;
        }
      }
    }
  }
  return text;
}

/** Whether a piece printed flat, and what follows it up to the next line that breaks, takes no more than `room` columns. */
function fits(first: Task, rest: readonly Task[], room: number): boolean {
  const tasks: Task[] = [first];
  let next = rest.length;
  let left = room;
  while (left >= 0) {
    const task = tasks.pop() ?? rest[--next];
    if (!task) return true;
    const { column, flat, piece } = task;
    if (typeof piece === 'string') {
      left -= piece.length;
    } else if (isSequence(piece)) {
      pushAll(tasks, piece, column, flat);
    } else {
      switch (piece.kind) {
        case 'line':
          if (!flat) return true;
          left -= piece.flat.length;
          break;
        case 'indent':
          tasks.push({ column, flat, piece: piece.content });
          break;
        case 'group':
          if (piece.broken && flat) return false;
          // A group that follows may break at its first line: only what comes before that must fit.
          tasks.push({ column, flat, piece: piece.content });
          break;
      }
    }
  }
  return false;
}

function pushAll(tasks: Task[], pieces: readonly Layout[], column: number, flat: boolean): void {
  for (let i = pieces.length - 1; i >= 0; i--) tasks.push({ column, flat, piece: pieces[i]! });
}

function isSequence(piece: Exclude<Layout, string>): piece is readonly Layout[] {
  return Array.isArray(piece);
}
