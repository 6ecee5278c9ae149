import type { Effort } from './effort.ts';

/**
 * Answers that are asked for again and again, by all that they depend on. What an answer took is taken again, so that it
 * makes no difference to anything else whether it was known: what would not end within the effort is worked out anew.
 */
export function remembered<T>(): (key: string, effort: Effort, make: () => T) => T {
  const known = new Map<string, { readonly answer: T; readonly spent: number }>();
  return (key, effort, make) => {
    const before = known.get(key);
    if (before !== undefined && before.spent <= effort.left) {
      effort.left -= before.spent;
      return before.answer;
    }
    const left = effort.left;
    const answer = make();
    if (effort.left < 0) return answer;
    if (known.size >= most) known.clear();
    known.set(key, { answer, spent: left - effort.left });
    return answer;
  };
}

const most = 500;
