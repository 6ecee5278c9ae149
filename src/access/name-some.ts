import { tellSome } from './tell-some.ts';

/** "`member/ana`, `member/bo`, `member/cy` and 12 more" */
export function nameSome(names: readonly string[]): string {
  return tellSome(names.map((name) => `\`${name}\``));
}
