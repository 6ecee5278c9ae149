import type { PlainPolicy, PlainStatement, PlainWorld } from './documents.ts';
import { findDocument } from './find-document.ts';

/** The statements that `read-events` (the default version) or `read-events@3` (that version) means. */
export function policyStatements(world: PlainWorld, reference: string): readonly PlainStatement[] {
  const [name = '', pin] = reference.split('@');
  const policy = findDocument(world, 'Policy', name);
  if (policy === undefined) throw new Error(`no policy ${name}`);
  // Without a ledger nobody knows of versions: what is written counts.
  if (world.published === undefined) return policy.statements;
  const versions = knownVersions(world, policy);
  // A default is the one that the policy pins, else the newest.
  const number = pin === undefined ? (policy.defaultVersion ?? Math.max(0, ...versions.keys())) : Number(pin);
  // A version that nobody published gives nothing; that its denies are not known must not let anybody through.
  return versions.get(number) ?? policy.statements.filter(({ effect }) => effect === 'deny');
}

/** "The published versions of the ledger plus, for a plan, the versions about to be published." */
function knownVersions(
  { published, expected }: PlainWorld,
  { name, statements }: PlainPolicy,
): ReadonlyMap<number, readonly PlainStatement[]> {
  const versions = new Map((published?.[name] ?? []).map((each, at) => [at + 1, each]));
  const next = expected?.[name];
  if (next !== undefined) versions.set(next, statements);
  return versions;
}
