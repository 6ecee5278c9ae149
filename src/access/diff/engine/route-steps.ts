import type { Place } from '../../../diagnostic/diagnostic.ts';
import type { Organization, TeamMembership } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import type { StatementSource } from '../../decision.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import { ownStatementField } from '../../own-statement-field.ts';
import { statementPlace } from '../../statement-place.ts';
import type { RouteStep } from '../access-diff.ts';

type Step = RouteStep<Place>;

/** From somebody, who is not named, to a role: of a token through its owner, through a team and its parents. */
export function heldSteps(
  organization: Organization,
  holder: CompiledPrincipal,
  membership: TeamMembership | undefined,
  { teams, role, binding }: Holding,
  principal: CompiledPrincipal = holder,
): readonly Step[] {
  const owner: readonly Step[] = principal === holder ? [] : [ownerStep(organization, principal, holder)];
  const { origin } = membership ?? {};
  const through = teams.map((name, index): Step => {
    const below = teams[index - 1];
    const parent = below === undefined ? undefined : organization.teams.get(below);
    const at = parent === undefined ? origin && placeAt(origin, []) : placeAt(parent.origin, ['parent']);
    return { is: 'team', name: `team/${name}`, ...(at === undefined ? {} : { at }) };
  });
  const at = binding === undefined ? rolePlace(organization, holder.name) : placeAt(binding.origin, []);
  return [
    ...owner,
    ...through,
    { is: 'role', name: `role/${role.name}`, ...(at === undefined ? {} : { at }) },
  ];
}

function ownerStep({ tokens }: Organization, { name }: CompiledPrincipal, owner: CompiledPrincipal): Step {
  const token = tokens.get(name.slice('token/'.length));
  return {
    is: 'owner',
    name: owner.name,
    ...(token === undefined ? {} : { at: placeAt(token.origin, ['owner']) }),
  };
}

/** The one organization role, which a member may have by default. */
function rolePlace({ members, serviceAccounts }: Organization, holder: string): Place | undefined {
  const [kind, name = ''] = holder.split('/');
  const found = (kind === 'member' ? members : serviceAccounts).get(name);
  return found && placeAt(found.origin, ['role']);
}

/** From a role, a boundary or the scopes of a token to what in them says something. */
export function statementSteps(
  organization: Organization,
  source: StatementSource,
  role?: string,
): readonly Step[] {
  const { from, sid, index } = source;
  const shown = statementPlace(organization, source)?.at;
  const at = shown === undefined ? {} : { at: shown };
  const statement: Step = {
    is: 'statement',
    name: sid === undefined ? `statement ${index + 1}` : `#${sid}`,
    ...at,
  };
  if (from.is === 'scopes') return [{ is: 'scopes', name: 'scopes' }, statement];
  if (from.is === 'permissions') {
    const own = organization.roles.get(from.role);
    const isMapped = own !== undefined && ownStatementField(own, source) === 'github';
    return [{ is: 'permissions', name: isMapped ? 'github mapping' : 'permissions', ...at }];
  }
  const holder = role === undefined ? undefined : organization.roles.get(role);
  const position = holder?.policies.findIndex(
    (each) => each === from.policy || each.startsWith(`${from.policy}@`),
  );
  const named = holder !== undefined && position !== undefined && position >= 0;
  const policy: Step = {
    is: 'policy',
    name: from.version === undefined ? `policy/${from.policy}` : `policy/${from.policy}@${from.version}`,
    ...(named ? { at: placeAt(holder.origin, ['policies', position]) } : {}),
  };
  return [policy, statement];
}
