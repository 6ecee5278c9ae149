const known = new Map<string, unknown>();

/** What commits are to each other never changes, wherever they are: looked up once, if they are named by whole hashes. */
export function remembered<Value>(
  question: string,
  commits: readonly string[],
  find: () => Value | undefined,
): Value | undefined {
  if (!commits.every((commit) => /^[0-9a-f]{40}$/.test(commit))) {
    return find();
  }
  const key = [question, ...commits].join(' ');
  const found = (known.get(key) as Value | undefined) ?? find();
  // What is not there may come yet.
  if (found !== undefined) {
    known.set(key, found);
  }
  return found;
}
