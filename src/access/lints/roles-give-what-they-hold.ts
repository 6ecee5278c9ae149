import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { tellSome } from '../tell-some.ts';
import { type ActionMask, actionMasks, isWithinMask, unionOfMasks } from './coverage/action-masks.ts';
import { findCover } from './coverage/find-cover.ts';
import { type RoleItem, roleItems, statementsByPolicy } from './coverage/role-items.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { type LintedStatement, placeIn } from './linted-statement.ts';

/** So many are explained one by one. */
const explained = 5;

interface Shadowed {
  readonly item: RoleItem;
  readonly allow: LintedStatement;
  readonly denies: readonly LintedStatement[];
}

/**
 * Allows of a policy, or permissions, of which denies of other policies of the same role take everything: whoever holds
 * the role holds both. What denies of the allow's own policy take is told there.
 */
export function* rolesGiveWhatTheyHold(linted: LintedOrganization): Iterable<Finding> {
  if (!linted.statements.some(({ isDeny }) => isDeny)) return;
  const ofPolicy = statementsByPolicy(linted.statements);
  const maskOf = actionMasks(linted.actions);
  for (const role of linted.organization.roles.values()) {
    if (role.permissions.length + role.policies.length < 2 || role.policies.length === 0) continue;
    const items = roleItems(role, linted.organization, linted.actions, ofPolicy);
    const shadowed = shadowedIn(linted, items, maskOf);
    const [first] = shadowed;
    if (first === undefined) continue;
    const names = [...new Set(shadowed.map(({ item }) => item.name))];
    const diagnostic = createDiagnostic('access/denied-in-role', {
      message: `\`${role.name}\` denies all that ${shadowed.length === 1 ? 'an allow' : `${shadowed.length} allows`} of ${tellSome(names)} ${shadowed.length === 1 ? 'gives' : 'give'}`,
      at: first.item.at,
      related: shadowed.slice(0, explained).flatMap(({ allow, denies }) => [
        { at: placeIn(allow), message: 'this gives nothing by this role' },
        ...denies.slice(0, explained).map((each) => ({
          at: placeIn(each),
          message: `this denies ${denies.length === 1 ? 'it' : 'a part of it'}`,
        })),
      ]),
      hint: 'take one of the two out of the role, or narrow the deny',
    });
    yield { of: `role/${role.name}`, diagnostic };
  }
}

function shadowedIn(
  linted: LintedOrganization,
  items: readonly RoleItem[],
  maskOf: (statement: LintedStatement) => ActionMask,
): readonly Shadowed[] {
  const denies = items.flatMap(({ statements }) => statements.filter(({ isDeny }) => isDeny));
  const denied = unionOfMasks(denies.map(maskOf));
  if (denied === undefined) return [];
  return items.flatMap((item) =>
    item.statements.flatMap((allow): readonly Shadowed[] => {
      // Of nearly all it is enough to look at the actions.
      if (allow.isDeny || !isWithinMask(maskOf(allow), denied)) return [];
      const own = denies.filter((deny) => item.statements.includes(deny));
      const others = denies.filter((deny) => !own.includes(deny));
      const shadow = findCover(linted, allow, [...own, ...others]);
      if (shadow === undefined || shadow.length === 0) return [];
      if (shadow.every((each) => each.of === allow.of)) return [];
      return [{ item, allow, denies: shadow }];
    }),
  );
}
