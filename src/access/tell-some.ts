/** So many are told, the others counted. */
const told = 3;

/** "statement 1, statement 2, statement 4 and 12 more" */
export function tellSome(texts: readonly string[]): string {
  const first = texts.slice(0, told);
  if (texts.length > told)
    return `${first.join(', ')} and ${(texts.length - told).toLocaleString('en-US')} more`;
  const last = first.pop() ?? '';
  return first.length === 0 ? last : `${first.join(', ')} and ${last}`;
}
