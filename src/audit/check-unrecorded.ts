import { jsonEqual } from '../digest/json-equal.ts';
import type { ScheduledEdge } from '../plan/state.ts';
import type { LedgerEntry, RecordedChange } from './entry.ts';
import type { UnrecordedResult } from './unrecorded-result.ts';

/**
 * What a result says that its intent does not allow, in a few words; undefined where it says nothing such. Each
 * change of the intent has one outcome; whatever else is listed was held back, which changes nothing.
 */
export function unrecordedProblem(
  { changes = [], scheduled = [] }: LedgerEntry,
  result: UnrecordedResult,
): string | undefined {
  const intended = new Map<string, RecordedChange>(changes.map((change) => [change.digest, change]));
  const told = new Set<string>();
  for (const { digest, address, action, status } of result.outcomes) {
    if (told.has(digest)) return `it tells twice what became of \`${address}\``;
    told.add(digest);
    const change = intended.get(digest);
    if (change === undefined && status === 'held') continue;
    if (change === undefined) return `\`${address}\` is not among the changes of its intent`;
    if (change.address !== address || change.action !== action || status === 'held')
      return `\`${address}\` is not as its intent has it`;
  }
  const untold = changes.find(({ digest }) => !told.has(digest));
  if (untold !== undefined) return `it does not tell what became of \`${untold.address}\``;
  const added = result.scheduled.find((edge) => !scheduled.some((each) => sameEdge(each, edge)));
  return added === undefined ? undefined : `its intent does not announce \`${added.address}\``;
}

function sameEdge(a: ScheduledEdge, b: ScheduledEdge): boolean {
  return a.address === b.address && jsonEqual(a.value, b.value);
}
