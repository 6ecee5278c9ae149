/** A line of two texts: in both, or in one alone. */
export interface LineChange {
  readonly is: 'same' | 'removed' | 'added';
  readonly line: string;
}

/** Texts that differ in more lines than this are told as gone and come. */
const mostDifferences = 2_000;

/** What made one list of lines another, in as few lines as can be (after Myers); what goes stands before what comes. */
export function lineChanges(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const head = commonHead(old, now);
  const tail = commonHead(old.slice(head).reverse(), now.slice(head).reverse());
  const removed = old.slice(head, old.length - tail);
  const added = now.slice(head, now.length - tail);
  return [
    ...all('same', old.slice(0, head)),
    ...(shortest(removed, added) ?? [...all('removed', removed), ...all('added', added)]),
    ...all('same', old.slice(old.length - tail)),
  ];
}

function commonHead(old: readonly string[], now: readonly string[]): number {
  const found = old.findIndex((line, index) => line !== now[index]);
  return found < 0 ? old.length : found;
}

function all(is: LineChange['is'], lines: readonly string[]): readonly LineChange[] {
  return lines.map((line) => ({ is, line }));
}

/** The furthest place in `old` reached on each diagonal, with each number of differences. */
type Reached = ReadonlyMap<number, number>;

function shortest(old: readonly string[], now: readonly string[]): readonly LineChange[] | undefined {
  const trace: Reached[] = [];
  let reached: Reached = new Map([[1, 0]]);
  for (let differences = 0; differences <= mostDifferences; differences += 1) {
    trace.push(reached);
    const next = new Map<number, number>();
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let at = comesFromAbove(reached, diagonal, differences)
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1;
      while (at < old.length && at - diagonal < now.length && old[at] === now[at - diagonal]) at += 1;
      next.set(diagonal, at);
      if (at >= old.length && at - diagonal >= now.length) return retraced(trace, old, now);
    }
    reached = next;
  }
  return undefined;
}

/** Whether the way to a diagonal adds a line, rather than taking one out. */
function comesFromAbove(reached: Reached, diagonal: number, differences: number): boolean {
  if (diagonal === -differences) return true;
  return diagonal !== differences && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}

function retraced(
  trace: readonly Reached[],
  old: readonly string[],
  now: readonly string[],
): readonly LineChange[] {
  const changes: LineChange[] = [];
  let [at, to] = [old.length, now.length];
  const takeSame = (until: number, other: number) => {
    while (at > until && to > other) {
      at -= 1;
      to -= 1;
      changes.push({ is: 'same', line: old[at] ?? '' });
    }
  };
  for (let differences = trace.length - 1; differences > 0; differences -= 1) {
    const reached = trace[differences] ?? new Map<number, number>();
    const diagonal = at - to;
    const isAdded = comesFromAbove(reached, diagonal, differences);
    const from = isAdded ? diagonal + 1 : diagonal - 1;
    const before = reached.get(from) ?? 0;
    const start = isAdded ? before : before + 1;
    takeSame(start, start - diagonal);
    if (isAdded) {
      to -= 1;
      changes.push({ is: 'added', line: now[to] ?? '' });
    } else {
      at -= 1;
      changes.push({ is: 'removed', line: old[at] ?? '' });
    }
  }
  takeSame(0, 0);
  return changes.reverse();
}
