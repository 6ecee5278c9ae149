import { countOf } from '../count-of.ts';

const kinds = [
  ['member/', 'member'],
  ['service-account/', 'service account'],
  ['token/', 'token'],
  ['team/', 'team'],
] as const;

/** So many are named where one would read of them; of more there is a count. */
const mostNamed = 3;

/** Who, as the subject of a sentence: `member/ana and member/bo`, `498 members and 2 tokens`. As they are written. */
export function describePeople(principals: readonly string[], write = asWritten): string {
  return principals.length <= mostNamed ? joined(principals.map(write)) : joined(countPeople(principals));
}

function asWritten(name: string): string {
  return name;
}

/** Whether `describePeople` names them all. */
export function areNamed(principals: readonly string[]): boolean {
  return principals.length <= mostNamed;
}

/** `498 members`, `2 tokens`; who is of no known kind is a principal. */
function countPeople(principals: readonly string[]): readonly string[] {
  const known = kinds.flatMap(([prefix, word]) => {
    const count = principals.filter((each) => each.startsWith(prefix)).length;
    return count === 0 ? [] : [{ count, word }];
  });
  const others = principals.length - known.reduce((sum, { count }) => sum + count, 0);
  const all = others === 0 ? known : [...known, { count: others, word: 'principal' }];
  return all.map(({ count, word }) => countOf(count, word));
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(words: readonly string[], before: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${before} ${last}`;
}
