import type { KnownAccounts } from '../../access/diff/known-accounts.ts';
import { otherHolders } from '../../access/diff/other-holders.ts';
import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Organization, Target } from '../../model/model.ts';
import type { LimitChange } from './limit-changes.ts';

interface Sides {
  readonly base: Organization;
  readonly head: Organization;
  /** Who everybody was on GitHub; see otherHolders. */
  readonly accounts?: KnownAccounts | undefined;
  readonly was: Target;
  readonly is: Target;
}

/** Who comes to be protected and who no longer is, whatever they are called, each in a clause that the target begins. */
export function protectionChanges({ base, head, accounts, was, is }: Sides): readonly LimitChange[] {
  if (was.protected.length + is.protected.length === 0) return [];
  const others = elsewhereToo(otherHolders(base, head, accounts), base, head);
  const before = new Map(was.protected.map((each) => [personOf(base, each), each]));
  const after = new Map(
    is.protected.map((each) => {
      const person = personOf(head, each);
      return [others.has(each) ? `${person} anew` : person, each] as const;
    }),
  );
  const gone = [...before].filter(([person]) => !after.has(person));
  const lost = new Map(gone.map(([person, name]) => [nameOf(head, person) ?? name, name]));
  const come = [...after].filter(([person, name]) => !before.has(person) && !lost.has(name));
  return [
    ...[...lost.keys()].map((name) => {
      const field = is.protected.includes(name) ? others.get(name) : undefined;
      const message =
        field === undefined
          ? `protects \`${name}\` no longer`
          : `protects \`${name}\`, who may be somebody else now, by another \`${field}\``;
      return { message, isLooser: true };
    }),
    ...come.map(([, name]) => ({ message: `protects \`${name}\``, isLooser: false })),
  ];
}

/** Who may be somebody else, but for those who have another address alone and are known by the same accounts as before. */
function elsewhereToo(
  others: ReadonlyMap<string, string>,
  base: Organization,
  head: Organization,
): ReadonlyMap<string, string> {
  const before = new Map([...base.members.values()].map(({ id, identities }) => [id, identities]));
  return new Map(
    [...others].filter(([principal, field]) => {
      if (field !== 'email') return true;
      const member = head.members.get(principal.replace(/^member\//, ''));
      return !isKnownBySame(before.get(member?.id ?? ''), member?.identities);
    }),
  );
}

function isKnownBySame(was: JsonObject | undefined, is: JsonObject | undefined): boolean {
  return was !== undefined && Object.keys(was).length > 0 && jsonEqual(was, is ?? null);
}

/** `member/ID` of `member/NAME`: the name may be somebody else's on the other side. */
function personOf(organization: Organization, principal: string): string {
  const [kind = '', name = ''] = principal.split('/');
  return `${kind}/${holdersIn(organization, kind)?.get(name)?.id ?? name}`;
}

/** What somebody is called there, by `member/ID`; undefined where they are no more. */
function nameOf(organization: Organization, person: string): string | undefined {
  const [kind = '', id = ''] = person.split('/');
  const found = [...(holdersIn(organization, kind)?.values() ?? [])].find((each) => each.id === id);
  return found && `${kind}/${found.name}`;
}

function holdersIn(
  { members, serviceAccounts, tokens }: Organization,
  kind: string,
): ReadonlyMap<string, { readonly id: string; readonly name: string }> | undefined {
  return { member: members, 'service-account': serviceAccounts, token: tokens }[kind];
}
