import type { Expression } from './expression.ts';

/** The places in an expression between which it reads characters. */
export interface Automaton {
  readonly start: number;
  readonly end: number;
  readonly edges: readonly Edge[];
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  /** What is read on it: nothing, and that only at the beginning, behind some character, or on a condition; or one of some characters. */
  readonly reads:
    | 'nothing'
    | 'beginning'
    | 'condition'
    | { readonly behind: string; readonly mayBeNone: boolean }
    | { readonly source: string };
}

/** What may come so often is taken to come without end. */
const endless = 64;

/** Thompson's construction. What looks ahead or behind leads nowhere: the same text is read again beside it. */
export function automatonOf(expression: Expression): Automaton {
  const edges: Edge[] = [];
  let places = 0;
  const place = () => places++;
  const edge = (from: number, to: number, reads: Edge['reads'] = 'nothing') =>
    void edges.push({ from, to, reads });

  /** Adds what leads from a place through the part, and gives where it ends. */
  function add(part: Expression, from: number): number {
    switch (part.is) {
      case 'character':
        return to(from, { source: part.source });
      case 'beginning':
        return to(from, 'beginning');
      case 'behind':
        return to(from, { behind: part.source, mayBeNone: part.mayBeNone });
      case 'condition':
        return to(from, 'condition');
      case 'look':
        add(part.part, to(from));
        return to(from, 'condition');
      case 'sequence':
        return part.parts.reduce((at, each) => add(each, at), from);
      case 'choice': {
        const end = place();
        for (const each of part.of) edge(add(each, to(from)), end);
        return end;
      }
      case 'repeated':
        return repeat(part, from);
    }
  }

  function to(from: number, reads: Edge['reads'] = 'nothing'): number {
    const next = place();
    edge(from, next, reads);
    return next;
  }

  function repeat({ part, least, most }: Expression & { is: 'repeated' }, from: number): number {
    let at = from;
    for (let times = 0; times < Math.min(least, 2); times += 1) at = add(part, at);
    if (most > endless) {
      const loop = to(at);
      edge(add(part, loop), loop);
      return to(loop);
    }
    const end = place();
    edge(at, end);
    for (let times = least; times < Math.min(most, least + 3); times += 1) {
      at = add(part, at);
      edge(at, end);
    }
    return end;
  }

  const start = place();
  const end = add(expression, start);
  return { start, end, edges };
}
