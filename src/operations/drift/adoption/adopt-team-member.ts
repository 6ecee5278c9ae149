import type { RecordedChange } from '../../../audit/entry.ts';
import type { Json } from '../../../digest/json.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import { saidAt, writtenText } from '../../../edit/written-text.ts';
import type { Team, TeamMembership } from '../../../model/model.ts';
import type { TeamMemberAddress } from '../../../plan/address.ts';
import type { AskedSource } from '../../access/asked-source.ts';
import { type Adopting, type Adoption, nothingToEdit } from './adopting.ts';

/** Somebody came into a team, left it, or became its maintainer. */
export async function adoptTeamMember(
  adopting: Adopting,
  { after }: RecordedChange,
  { team: name, member: called }: TeamMemberAddress,
): Promise<Adoption> {
  const { source, newcomers } = adopting;
  const team = source.organization.teams.get(name);
  if (team === undefined) return { why: `the files declare no team \`${name}\`` };
  const person = newcomers.get(called) ?? called;
  const membership = team.members.find(({ member }) => member === person);
  if (after === null)
    return membership === undefined ? nothingToEdit : { edits: [removed(team, membership)] };
  const list = listOf(after.role);
  if (membership !== undefined) {
    if (listOf(membership.role) === list) return nothingToEdit;
    const item = await itemOf(source, membership);
    return { edits: [removed(team, membership), added(team, list, item)] };
  }
  if (!isKnown(adopting, person)) return { why: `the files declare nobody who is \`${called}\`` };
  return { edits: [added(team, list, person)] };
}

function listOf(role: Json | undefined): 'maintainers' | 'members' {
  return role === 'maintainer' ? 'maintainers' : 'members';
}

function isKnown({ source, newcomers }: Adopting, person: string): boolean {
  const { members, serviceAccounts } = source.organization;
  const account = /^service-account\/(.*)$/.exec(person)?.[1];
  if (account !== undefined) return serviceAccounts.has(account);
  return members.has(person) || [...newcomers.values()].includes(person);
}

/** As it is written: with its reason, and with its dates as texts. */
async function itemOf({ texts }: AskedSource, { origin, member }: TeamMembership): Promise<Json> {
  const [file] = await texts.read([origin.file]);
  const item = file && saidAt(writtenText(file.text), origin.document, origin.path);
  return item ?? member;
}

function removed(team: Team, { origin }: TeamMembership): DocumentEdit {
  const [list, index] = origin.path.slice(team.origin.path.length);
  const place = { origin: team.origin, kind: 'Team', path: [String(list)] };
  return { is: 'remove-item', place, index: Number(index) };
}

function added(team: Team, list: string, item: Json): DocumentEdit {
  return { is: 'add-item', place: { origin: team.origin, kind: 'Team', path: [list] }, item };
}
