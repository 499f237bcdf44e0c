/** A fenced block of a document. */
export interface Block {
  /** The line of its fence, from 1. */
  readonly line: number;
  /** The first word behind the fence: `sh`, `json`, `graphql` … */
  readonly language: string;
  /** The other words behind the fence: `exits=1`, `not-run`, `variables`. */
  readonly flags: readonly string[];
  readonly text: string;
}

const FENCE = /^(?<indent> *)```(?<info>.*)$/u;

/** Returns the fenced blocks of a Markdown text, in order. */
export function fencedBlocks(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; info: string; indent: number; lines: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = FENCE.exec(line)?.groups;
    if (open && fence && fence.info === '') {
      const [language = '', ...flags] = open.info.split(' ');
      blocks.push({ line: open.line, language, flags, text: open.lines.join('\n') });
      open = undefined;
    } else if (open) open.lines.push(line.slice(open.indent));
    else if (fence) open = { line: index + 1, info: fence.info?.trim() ?? '', indent: fence.indent?.length ?? 0, lines: [] };
  }
  if (open) throw new Error(`The block of line ${open.line} is not closed.`);
  return blocks;
}

/** Returns the anchors of a Markdown text, as GitHub makes them of its headings. */
export function anchorsOf(markdown: string): readonly string[] {
  return withoutBlocks(markdown).flatMap((line) => {
    const heading = /^#+ (.+)$/u.exec(line)?.[1];
    return heading === undefined
      ? []
      : [
          heading
            .toLowerCase()
            .replace(/[^\p{L}\p{N} _-]/gu, '')
            .replaceAll(' ', '-'),
        ];
  });
}

/** Returns the targets of the links in a Markdown text. */
export function linksOf(markdown: string): readonly string[] {
  return withoutBlocks(markdown).flatMap((line) => [...line.matchAll(/\]\((?<to>[^)\s]+)\)/gu)].map(({ groups }) => groups?.to ?? ''));
}

function withoutBlocks(markdown: string): readonly string[] {
  let inBlock = false;
  return markdown.split('\n').filter((line) => {
    const isFence = FENCE.test(line);
    if (isFence) inBlock = !inBlock;
    return !inBlock && !isFence;
  });
}

/** Returns the paths that a Markdown text names in code spans: all with a slash, but for patterns and addresses. */
export function pathsOf(markdown: string): readonly string[] {
  return withoutBlocks(markdown)
    .flatMap((line) => [...line.matchAll(/`(?<path>[\w.-]+\/[\w./-]*)`/gu)])
    .map(({ groups }) => groups?.path ?? '');
}
