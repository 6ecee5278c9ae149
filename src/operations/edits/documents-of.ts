import type {
  Member,
  Organization,
  Policy,
  Role,
  ServiceAccount,
  Team,
  Token,
  Zone,
} from '../../model/model.ts';

/** The kinds that commands edit, with what each of their documents says. */
export interface EditedKinds {
  readonly Member: Member;
  readonly ServiceAccount: ServiceAccount;
  readonly Token: Token;
  readonly Team: Team;
  readonly Role: Role;
  readonly Policy: Policy;
  readonly Zone: Zone;
}

export type EditedKind = keyof EditedKinds;

/** The documents of a kind that an organization has, by their names. */
export function documentsOf<K extends EditedKind>(
  organization: Organization,
  kind: K,
): ReadonlyMap<string, EditedKinds[K]> {
  return organization[fields[kind]] as unknown as ReadonlyMap<string, EditedKinds[K]>;
}

const fields = {
  Member: 'members',
  ServiceAccount: 'serviceAccounts',
  Token: 'tokens',
  Team: 'teams',
  Role: 'roles',
  Policy: 'policies',
  Zone: 'zones',
} as const;

/** How people call a document of a kind; so it is named, with a slash behind it, where it might be of another kind. */
export const wordsFor: Readonly<Record<EditedKind, string>> = {
  Member: 'member',
  ServiceAccount: 'service account',
  Token: 'token',
  Team: 'team',
  Role: 'role',
  Policy: 'policy',
  Zone: 'zone',
};

/** The topic of the commands for documents of a kind: `service-account`. */
export function topicOf(kind: EditedKind): string {
  return wordsFor[kind].replace(' ', '-');
}
