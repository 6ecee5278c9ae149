import type { DocumentEdit } from '../../edit/document-edit.ts';
import type { Member, Organization, ServiceAccount, Team } from '../../model/model.ts';
import { objectAddress } from '../../plan/address.ts';
import type { StateEntries } from '../../plan/state.ts';
import type { PinnedIdentity, RefusedIdentity } from '../../report/identities/pin-report.ts';

/** The numbers and log-ins to write in the files of an organization. */
export interface SectionPins {
  readonly edits: readonly DocumentEdit[];
  readonly pinned: readonly PinnedIdentity[];
  readonly refused: readonly RefusedIdentity[];
  readonly current: number;
}

/** Who is who in a system, beside what the files and the ledger say. */
export interface WhoIsWho {
  readonly organization: Organization;
  readonly seen: Pick<StateEntries, 'get'>;
  readonly recorded: Pick<StateEntries, 'get'>;
}

/** The numbers and log-ins that differ from what the files say, or that they lack. */
export function pinSection(section: WhoIsWho): SectionPins {
  const { organization } = section;
  const found = [
    ...[...organization.members.values()].map((each) => pinAccount(section, 'member', 'Member', each)),
    ...[...organization.serviceAccounts.values()].map((each) =>
      pinAccount(section, 'service-account', 'ServiceAccount', each),
    ),
    ...[...organization.teams.values()].map((each) => pinTeam(section, each)),
  ];
  return {
    edits: found.flatMap((each) => each?.edits ?? []),
    pinned: found.flatMap((each) => each?.pinned ?? []),
    refused: found.flatMap((each) => each?.refused ?? []),
    current: found.filter((each) => each !== undefined && each.pinned.length + each.refused.length === 0)
      .length,
  };
}

type Pin = Omit<SectionPins, 'current'>;

function pinAccount(
  section: WhoIsWho,
  kind: 'member' | 'service-account',
  documentKind: 'Member' | 'ServiceAccount',
  { name, origin, identities }: Member | ServiceAccount,
): Pin | undefined {
  const { organization, recorded } = section;
  const address = objectAddress(kind, organization.name, name);
  const seen = section.seen.get(address);
  const { account, login } = seen ?? {};
  if (typeof account !== 'number' || typeof login !== 'string') return undefined;
  const declared = (identities?.github ?? {}) as { readonly login?: string; readonly id?: number };
  const of = `${kind}/${name}`;
  const known = declared.id ?? recorded.get(address)?.account;
  if (known !== undefined && known !== account) {
    const why = `account ${String(known)} is who is meant, and \`${login}\` is account ${account} (target/login-reassigned)`;
    return { edits: [], pinned: [], refused: [{ organization: organization.name, of, why }] };
  }
  const wanted = {
    ...(declared.id === undefined ? { id: account } : {}),
    // GitHub compares log-ins without case: another spelling is no other log-in.
    ...(declared.login !== undefined && declared.login.toLowerCase() !== login.toLowerCase()
      ? { login }
      : {}),
  };
  const pinned = Object.entries(wanted).map(([field, after]): PinnedIdentity => {
    const before = declared[field as 'id' | 'login'] ?? null;
    return { organization: organization.name, of, field: field as 'id' | 'login', before, after };
  });
  const place = (field: string) => ({ origin, kind: documentKind, path: ['identities', 'github', field] });
  const edits = pinned.map(({ field, after }): DocumentEdit => {
    return { is: 'set-field', place: place(field), value: after };
  });
  return { edits, pinned, refused: [] };
}

function pinTeam({ organization, seen }: WhoIsWho, { name, origin, github }: Team): Pin | undefined {
  const number = seen.get(objectAddress('team', organization.name, name))?.number;
  if (typeof number !== 'number') return undefined;
  const of = `team/${name}`;
  const declared = github?.id;
  if (declared === number) return { edits: [], pinned: [], refused: [] };
  if (declared !== undefined) {
    const why = `team ${String(declared)} is meant, and the one of that name is ${number}`;
    return { edits: [], pinned: [], refused: [{ organization: organization.name, of, why }] };
  }
  const edit: DocumentEdit =
    github === undefined
      ? { is: 'set-field', place: { origin, kind: 'Team', path: ['github'] }, value: { id: number } }
      : { is: 'set-field', place: { origin, kind: 'Team', path: ['github', 'id'] }, value: number };
  const pinned = { organization: organization.name, of, field: 'id', before: null, after: number } as const;
  return { edits: [edit], pinned: [pinned], refused: [] };
}
