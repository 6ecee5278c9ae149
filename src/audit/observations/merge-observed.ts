import { type ObservedMember, type SeenField, seenFields } from './observed-member.ts';

/**
 * Which of two values seen at the same time is kept, by the order of their texts: the one that promises less. Whatever
 * comes first, the same is kept.
 */
const keptOfTwo: Readonly<Record<SeenField, 'first' | 'last'>> = {
  emailDelivery: 'last',
  joined: 'last',
  lastSignIn: 'first',
  mfa: 'first',
};

/** What was seen last of each field. */
export function mergeObserved(one: ObservedMember, other: ObservedMember): ObservedMember {
  const merged = seenFields.flatMap((field) => {
    const kept = newer(field, one[field], other[field]);
    return kept === undefined ? [] : [[field, kept] as const];
  });
  return Object.fromEntries(merged);
}

/** Without what was seen before an instant; undefined where nothing is left. */
export function observedSince(observed: ObservedMember, since: string): ObservedMember | undefined {
  const kept = seenFields.flatMap((field) => {
    const seen = observed[field];
    return seen === undefined || seen.at < since ? [] : [[field, seen] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

type AnySeen = ObservedMember[SeenField];

function newer(field: SeenField, one: AnySeen, other: AnySeen): AnySeen {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  const isFirst = String(one.value) <= String(other.value);
  return isFirst === (keptOfTwo[field] === 'first') ? one : other;
}
