/** So many are named, the others counted. */
const named = 3;

/** "`member/ana`, `member/bo`, `member/cy` and 12 more" */
export function nameSome(names: readonly string[]): string {
  const first = names.slice(0, named).map((name) => `\`${name}\``);
  if (names.length > named)
    return `${first.join(', ')} and ${(names.length - named).toLocaleString('en-US')} more`;
  const last = first.pop() ?? '';
  return first.length === 0 ? last : `${first.join(', ')} and ${last}`;
}
