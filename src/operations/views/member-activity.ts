import type { LedgerEntry } from '../../audit/entry.ts';
import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Member } from '../../model/model.ts';
import { territories } from '../../model/repository/organization-folders.ts';
import { objectAddress } from '../../plan/address.ts';
import type { MemberActivity } from '../../report/views/member-activity.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { loadSettings } from '../load-model.ts';
import { seenBySource } from '../observations/seen-by-source.ts';
import { sourceChanges } from './source-changes.ts';

/** So many of the newest entries are looked through for when somebody joined. */
const mostEntries = 2_000;

/** What a member was seen to do, and what they changed lately. Nothing is decided by it. */
export async function memberActivity(source: AskedSource, member: Member): Promise<MemberActivity> {
  const seen = (await seenBySource(source, member.name)).get(member.name);
  const { lastSignIn, mfa, emailDelivery } = seen ?? {};
  return {
    joined: await joinedAt(source, member, seen),
    lastSignIn: lastSignIn === undefined ? null : { at: lastSignIn.value, seenAt: lastSignIn.at },
    mfa: mfa === undefined ? null : { value: mfa.value, seenAt: mfa.at },
    emailDelivery:
      emailDelivery === undefined ? null : { value: emailDelivery.value, seenAt: emailDelivery.at },
    changes: await changesOf(source, member),
  };
}

async function joinedAt(
  { organization, recorded }: AskedSource,
  { name }: Member,
  seen: ObservedMember | undefined,
): Promise<MemberActivity['joined']> {
  if (seen?.joined !== undefined) return { at: seen.joined.value, by: 'observed' };
  if (recorded === undefined) return null;
  const address = objectAddress('member', organization.name, name);
  const entry = await newestJoining(recorded.ledger, organization.name, { name, address });
  return entry === undefined ? null : { at: entry.at, by: 'ledger', entry: entry.sequence };
}

/** The entry that made a member, or by which they accepted: the newest, as who was removed may have come back. */
async function newestJoining(
  ledger: Ledger,
  organization: string,
  { name, address }: { readonly name: string; readonly address: string },
): Promise<LedgerEntry | undefined> {
  for await (const { entry } of ledger.entries({ organization, limit: mostEntries })) {
    const { kind, changes = [], outcomes = [], invited = [] } = entry;
    // Who was invited joins by accepting.
    if (invited.includes(name)) return undefined;
    const isMade = outcomes.some(
      (each) => each.address === address && each.action === 'create' && each.status === 'applied',
    );
    const isAccepted =
      kind === 'event' &&
      changes.some((each) => each.address === address && each.after?.invitation === 'accepted');
    if (isMade || isAccepted) return entry;
  }
  return undefined;
}

async function changesOf(
  { organization, recorded, tree }: AskedSource,
  { email }: Member,
): Promise<MemberActivity['changes']> {
  const nothing = { newest: [], lookedAt: 0, whole: false } as const;
  if (recorded?.commit === undefined) return { ...nothing, because: 'no-repository' };
  if (email === undefined) return { ...nothing, because: 'no-email' };
  const territoryOf = territories((await loadSettings(tree)).organizations);
  const own = territoryOf(organization.origin.file);
  const folder = own.in === 'organization' ? own.folder : undefined;
  return sourceChanges(recorded.git, recorded.commit, email, (path) => {
    const territory = territoryOf(path);
    return territory.in === 'organization' && territory.folder === folder;
  });
}
