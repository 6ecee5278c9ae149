import type { RecordedChange } from '../../../audit/entry.ts';
import { bylawName } from '../../../import/bylaw-name.ts';
import type { Organization } from '../../../model/model.ts';
import { knownAddress } from '../../../plan/address.ts';

/** Names for people that came and that nobody declares, who have `@` and their log-in for a name. */
export function newcomerNames(
  { members }: Organization,
  changes: readonly RecordedChange[],
): ReadonlyMap<string, string> {
  const taken = new Set(members.keys());
  const found = new Map<string, string>();
  for (const { action, address } of changes) {
    const called = action === 'create' ? personIn(address) : undefined;
    if (called === undefined || !called.startsWith('@') || found.has(called)) continue;
    const name = freeName(bylawName(called.slice(1), 'member'), taken);
    taken.add(name);
    found.set(called, name);
  }
  return found;
}

function personIn(address: string): string | undefined {
  const parsed = knownAddress(address);
  if (parsed.kind === 'team-member') return parsed.member;
  return parsed.kind === 'member' ? parsed.name : undefined;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name.slice(0, 58)}-${count}`;
  return free;
}
