/** Finds what serves a path among templates such as `/orgs/{org}/members`; fixed words go before named parts. */
export class Router<Served extends { readonly method: string; readonly path: string }> {
  readonly #routes = new Map<string, { readonly served: Served; readonly parts: readonly string[] }[]>();

  constructor(all: readonly Served[]) {
    for (const served of all) {
      const parts = served.path.split('/');
      const key = `${served.method} ${parts.length}`;
      const list = this.#routes.get(key) ?? [];
      list.push({ served, parts });
      list.sort((one, other) => named(one.parts) - named(other.parts));
      this.#routes.set(key, list);
    }
  }

  find(
    method: string,
    path: string,
  ): { readonly served: Served; readonly params: Readonly<Record<string, string>> } | undefined {
    const segments = path.split('/');
    for (const { served, parts } of this.#routes.get(`${method} ${segments.length}`) ?? []) {
      const params = match(parts, segments);
      if (params !== undefined) {
        return { served, params };
      }
    }
    return undefined;
  }
}

function named(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith('{')).length;
}

function match(parts: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{') && segment !== '') {
      params[part.slice(1, -1)] = decodeURIComponent(segment);
    } else if (part !== segment) {
      return undefined;
    }
  }
  return params;
}
