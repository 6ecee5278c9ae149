import { corruptLedger } from './corrupt.ts';
import type { LedgerEntry } from './entry.ts';
import { countOutcomes, entrySubject } from './entry-subject.ts';
import { oneLine } from './one-line.ts';

/** One line `key: value` at the end of a commit message; keys may repeat. */
export type Trailer = readonly [key: string, value: string];

/** The whole commit message of an entry: a subject for people, trailers for `git log` and other tools. */
export function entryMessage(entry: LedgerEntry): string {
  const trailers = entryTrailers(entry).map(([key, value]) => `${key}: ${value}`);
  return `${entrySubject(entry)}\n\n${trailers.join('\n')}\n`;
}

/** What the trailers say of an entry, in their fixed order. */
export function entryTrailers(entry: LedgerEntry): readonly Trailer[] {
  const { actor, changeDigest, outcomes, state, target } = entry;
  const trailers: readonly (readonly [string, string | undefined])[] = [
    ['Bylaw-Sequence', String(entry.sequence)],
    ['Bylaw-Kind', entry.kind],
    ['Bylaw-Organization', entry.organization],
    ['Bylaw-Target', target],
    ['Bylaw-Change', changeDigest],
    ['Bylaw-Source', entry.source],
    ['Bylaw-Actor', `${actor.name} <${actor.email}>`],
    ...entry.approvedBy.map((name) => ['Bylaw-Approved-By', name] as const),
    ['Bylaw-Outcome', outcomes === undefined ? undefined : countOutcomes(outcomes)],
    ['Bylaw-State', state],
  ];
  return trailers.flatMap(([key, value]) => (value === undefined ? [] : [[key, oneLine(value)] as const]));
}

/** The `Bylaw-` trailers of a commit message: of its last paragraph only, which must be nothing but trailers. */
export function parseTrailers(message: string): readonly Trailer[] {
  const paragraphs = message.trimEnd().split(/\n{2,}/);
  if (paragraphs.length < 2) return [];
  const lines = (paragraphs.at(-1) ?? '').split('\n');
  const trailers = lines.map((line) => /^([A-Za-z][A-Za-z0-9-]*): (.*)$/.exec(line));
  if (trailers.some((match) => match === null)) return [];
  return trailers.flatMap((match) => {
    const [, key = '', value = ''] = match ?? [];
    return key.startsWith('Bylaw-') ? [[key, value] as const] : [];
  });
}

/** Throws `ledger/corrupt` where the trailers of a commit and its `entry.json` do not say the same. */
export function checkTrailers(commit: string, message: string, entry: LedgerEntry): void {
  const found = parseTrailers(message);
  if (found.length === 0) throw corruptLedger(`commit ${commit} has no Bylaw trailers`);
  const expected = entryTrailers(entry);
  const at = expected.findIndex(([key, value], i) => found[i]?.[0] !== key || found[i]?.[1] !== value);
  const extra = found.length > expected.length ? found[expected.length] : undefined;
  const differs = at >= 0 ? expected[at] : extra;
  if (differs !== undefined) {
    throw corruptLedger(`commit ${commit}: the trailer ${differs[0]} does not agree with entry.json`);
  }
}
