import type { RecordedChange } from '../../../audit/entry.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import { type Address, knownAddress, objectAddress } from '../../../plan/address.ts';
import { adoptBinding } from './adopt-binding.ts';
import { adoptMember, adoptNewcomer } from './adopt-member.ts';
import { adoptPermission } from './adopt-permission.ts';
import { adoptSettings } from './adopt-settings.ts';
import { adoptTeam } from './adopt-team.ts';
import { adoptTeamMember } from './adopt-team-member.ts';
import type { Adopting, Adoption } from './adopting.ts';

export interface AdoptedChanges {
  readonly edits: readonly DocumentEdit[];
  readonly adopted: readonly Address[];
  readonly refused: readonly { readonly address: Address; readonly why: string }[];
}

/** The edits that say changes of a target; what goes with an object that is gone needs none of its own. */
export async function adoptChanges(
  adopting: Adopting,
  changes: readonly RecordedChange[],
): Promise<AdoptedChanges> {
  const edits: DocumentEdit[] = [];
  const adopted: Address[] = [];
  const refused: { readonly address: Address; readonly why: string }[] = [];
  const gone = new Set<Address>();
  const take = (address: Address, adoption: Adoption): boolean => {
    if ('why' in adoption) refused.push({ address, why: adoption.why });
    else {
      edits.push(...adoption.edits);
      adopted.push(address);
    }
    return 'edits' in adoption;
  };
  const ends = changes.filter(({ action, address }) => action === 'delete' && isObject(address));
  for (const change of ends)
    if (take(change.address, await adoptOne(adopting, change))) gone.add(change.address);
  const missing = await takeNewcomers(adopting, take);
  for (const change of changes) {
    const { action, address } = change;
    if (ends.includes(change) || missing.has(address) || isNewcomer(adopting, address)) continue;
    if (action === 'delete' && endsOf(address).some((end) => gone.has(end))) adopted.push(address);
    else take(address, await adoptOne(adopting, change));
  }
  return { edits: withoutThoseIn(edits), adopted, refused };
}

/** Declares them; gives the addresses of those that could not be declared. */
async function takeNewcomers(
  adopting: Adopting,
  take: (address: Address, adoption: Adoption) => boolean,
): Promise<ReadonlySet<Address>> {
  const { section, newcomers } = adopting;
  const missing = new Set<Address>();
  for (const [called, name] of newcomers) {
    const address = objectAddress('member', section.organization.name, called);
    const value = section.actual.entries.get(address) ?? {};
    if (!take(address, await adoptNewcomer(adopting, called, name, value))) missing.add(address);
  }
  return missing;
}

function isNewcomer({ newcomers }: Adopting, address: Address): boolean {
  const parsed = knownAddress(address);
  return parsed.kind === 'member' && newcomers.has(parsed.name);
}

function isObject(address: Address): boolean {
  const { kind } = knownAddress(address);
  return kind !== 'team-member' && kind !== 'binding' && kind !== 'repository-permission';
}

/** The objects that an edge stands between, as far as files say it with them. */
function endsOf(address: Address): readonly Address[] {
  const parsed = knownAddress(address);
  const { organization } = parsed;
  if (parsed.kind === 'team-member') {
    return [
      objectAddress('team', organization, parsed.team),
      objectAddress('member', organization, parsed.member),
    ];
  }
  if (parsed.kind === 'repository-permission') return [objectAddress('team', organization, parsed.team)];
  if (parsed.kind !== 'binding') return [];
  return [objectAddress(parsed.holder.kind, organization, parsed.holder.name)];
}

async function adoptOne(adopting: Adopting, change: RecordedChange): Promise<Adoption> {
  const parsed = knownAddress(change.address);
  if (parsed.kind === 'team-member') return adoptTeamMember(adopting, change, parsed);
  if (parsed.kind === 'binding') return adoptBinding(adopting, change, parsed);
  if (parsed.kind === 'repository-permission') return adoptPermission(adopting, change, parsed);
  if (parsed.kind === 'settings') return adoptSettings(adopting, change);
  if (parsed.kind === 'member') return adoptMember(adopting, change, parsed);
  if (parsed.kind === 'team') return adoptTeam(adopting, change, parsed);
  return { why: `what others change of a ${parsed.kind} is written by hand` };
}

/** Without edits inside documents that go. */
function withoutThoseIn(edits: readonly DocumentEdit[]): readonly DocumentEdit[] {
  const key = (origin: unknown) => JSON.stringify(origin);
  const going = new Set(edits.flatMap((edit) => (edit.is === 'remove-document' ? [key(edit.origin)] : [])));
  const different = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  return [...different.values()].filter((edit) => !('place' in edit) || !going.has(key(edit.place.origin)));
}
