import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { tellSome } from '../tell-some.ts';
import { findCover } from './coverage/find-cover.ts';
import { type RoleItem, roleItems, statementsByPolicy } from './coverage/role-items.ts';
import { itemsSaidTwice } from './coverage/said-twice.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import type { LintedStatement } from './linted-statement.ts';

/** So many are explained one by one. */
const explained = 5;

/** Permissions and policies of a role that others of it make needless. All that are told can be removed together. */
export function* rolesSayThingsOnce(linted: LintedOrganization): Iterable<Finding> {
  const ofPolicy = statementsByPolicy(linted.statements);
  for (const role of linted.organization.roles.values()) {
    if (role.permissions.length + role.policies.length < 2) continue;
    const items = roleItems(role, linted.organization, linted.actions, ofPolicy);
    const needless = needlessOf(linted, items);
    const [first] = needless.keys();
    if (first === undefined) continue;
    const names = [...needless.keys()].map(({ name }) => name);
    const diagnostic = createDiagnostic('access/covered-statement', {
      message: `${tellSome(names)} ${names.length === 1 ? 'adds' : 'add'} nothing to what else this role holds`,
      at: first.at,
      related: [...needless].slice(0, explained).map(([{ name, at }, by]) => ({
        at,
        message: `all that ${name} says ${tellSome(by.map((each) => each.name))} ${by.length === 1 ? 'says' : 'say'} too`,
      })),
      hint: `remove ${names.length === 1 ? 'it' : 'them'} from the role, or narrow what says more`,
    });
    yield { of: `role/${role.name}`, diagnostic };
  }
}

/** By what else they are said. The last are asked first, and what is needless makes nothing else so. */
function needlessOf(
  linted: LintedOrganization,
  items: readonly RoleItem[],
): ReadonlyMap<RoleItem, readonly RoleItem[]> {
  const needless = new Map<RoleItem, readonly RoleItem[]>();
  for (const item of [...itemsSaidTwice(items)].reverse()) {
    const others = items.filter((each) => each !== item && !needless.has(each));
    const by = saidBy(linted, item, others);
    if (by !== undefined) needless.set(item, by);
  }
  return new Map([...needless].reverse());
}

function saidBy(
  linted: LintedOrganization,
  { statements }: RoleItem,
  others: readonly RoleItem[],
): readonly RoleItem[] | undefined {
  const by = new Set<LintedStatement>();
  for (const statement of statements) {
    const alike = others.flatMap((other) =>
      other.statements.filter(({ isDeny }) => isDeny === statement.isDeny),
    );
    const cover = findCover(linted, statement, alike);
    if (cover === undefined) return undefined;
    for (const each of cover) by.add(each);
  }
  return by.size === 0 ? undefined : others.filter((other) => other.statements.some((each) => by.has(each)));
}
