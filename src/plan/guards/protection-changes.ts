import { otherHolders } from '../../access/diff/other-holders.ts';
import type { Organization, Target } from '../../model/model.ts';
import type { LimitChange } from './limit-changes.ts';

interface Sides {
  readonly base: Organization;
  readonly head: Organization;
  readonly was: Target;
  readonly is: Target;
}

/** Who comes to be protected and who no longer is, whatever they are called, each in a clause that the target begins. */
export function protectionChanges({ base, head, was, is }: Sides): readonly LimitChange[] {
  if (was.protected.length + is.protected.length === 0) return [];
  const others = otherHolders(base, head);
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
      const who = field === undefined ? '' : `, whose \`${field}\` says that they are somebody else now`;
      return { message: `protects \`${name}\` no longer${who}`, isLooser: true };
    }),
    ...come.map(([, name]) => ({ message: `protects \`${name}\``, isLooser: false })),
  ];
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
