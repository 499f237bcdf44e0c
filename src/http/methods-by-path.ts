/** Which methods each address has, read from the routes themselves as they are made. */
export class MethodsByPath {
  readonly #routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  add(url: string, methods: string | readonly string[]): void {
    const route = this.#routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const method of [methods].flat()) route.methods.add(method);
    this.#routes.set(url, route);
  }

  methodsOf(path: string): readonly string[] {
    const methods = [...this.#routes.values()].filter(({ pattern }) => pattern.test(path)).flatMap((route) => [...route.methods]);
    return [...new Set(methods)].sort();
  }
}

/** `/targets/:id/*` as an expression. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
