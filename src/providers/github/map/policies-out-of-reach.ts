import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Organization, Policy } from '../../../model/model.ts';
import { globMatches } from '../../../model/patterns/glob-matches.ts';
import { placeAt } from '../../../model/place.ts';
import { parsePolicyReference } from '../../../model/references/policy-reference.ts';
import { githubService } from '../../../model/services/github-service.ts';
import type { Origin } from '../../../parse/document.ts';
import { notEnforceable } from './not-enforceable.ts';
import type { Projecting } from './projecting.ts';
import { mayReachRepositories, repositoryScope } from './repository-scope.ts';
import { hasEnded } from './when.ts';

/** Denies, conditions and boundaries about GitHub: it knows none of them. */
export function* policiesOutOfReach(projecting: Projecting): Iterable<PlacedDiagnostic> {
  const { organization } = projecting;
  for (const name of policiesHeld(projecting)) {
    const policy = organization.policies.get(name);
    if (policy !== undefined) yield* statementsOutOfReach(projecting, policy);
  }
  for (const { origin, boundary } of bounded(projecting)) {
    const policies = boundary.flatMap((reference) => policyOf(organization, reference) ?? []);
    if (boundary.length === 0 || leavesAlone(policies, organization)) continue;
    yield notEnforceable(projecting, {
      message: 'a boundary that does not leave everything on GitHub alone is not enforced there',
      at: placeAt(origin, ['boundary']),
      hint: 'allow `github:*` on `*` in one of its policies, and give people on GitHub only what they may have',
    });
  }
}

/** Those of roles that somebody holds on something that may be a repository. */
function policiesHeld({ organization, people, now }: Projecting): ReadonlySet<string> {
  const { members, serviceAccounts, teams, roles } = organization;
  const holders = [...people.values()].map(({ declared: { kind, name } }) =>
    kind === 'member' ? members.get(name) : serviceAccounts.get(name),
  );
  const bindings = [...holders, ...teams.values()]
    .flatMap((holder) => holder?.bindings ?? [])
    .filter((binding) => !hasEnded(binding, now))
    .filter((binding) => {
      const { isOpen, named, unknown } = repositoryScope(organization, binding, true);
      return isOpen || named.length > 0 || unknown.length > 0;
    });
  const held = new Set([
    ...holders.flatMap((holder) => holder?.role ?? []),
    ...bindings.map(({ role }) => role),
  ]);
  const references = [...held].flatMap((role) => roles.get(role)?.policies ?? []);
  return new Set(references.map((reference) => parsePolicyReference(reference).policy));
}

interface Bounded {
  readonly origin: Origin;
  readonly boundary: readonly string[];
}

function bounded({ organization, people }: Projecting): readonly Bounded[] {
  const { members, serviceAccounts } = organization;
  const each = [...people.values()].flatMap(({ declared: { kind, name } }): readonly Bounded[] => {
    const holder = kind === 'member' ? members.get(name) : serviceAccounts.get(name);
    return holder === undefined ? [] : [holder];
  });
  return [organization, ...each];
}

function policyOf({ policies }: Organization, reference: string): Policy | undefined {
  return policies.get(parsePolicyReference(reference).policy);
}

function* statementsOutOfReach(
  projecting: Projecting,
  { name, origin, statements }: Policy,
): Iterable<PlacedDiagnostic> {
  for (const [index, statement] of statements.entries()) {
    const isDeny = statement.effect === 'deny';
    if (!isDeny && (statement.conditions === undefined || !namesGithub(statement))) continue;
    if (!touches(statement, projecting.organization)) continue;
    yield notEnforceable(projecting, {
      message: `policy \`${name}\` ${isDeny ? 'denies' : 'sets a condition on'} something on GitHub, which knows no ${isDeny ? 'deny' : 'condition'}`,
      at: placeAt(origin, ['statements', index]),
      hint: isDeny
        ? 'leave `github:` out of its actions, and do not give there what is denied here'
        : 'leave `github:` out of its actions',
    });
  }
}

const actions = Object.keys(githubService.actions).map((action) => `github:${action}`);

/** Whether a statement is about something that is on GitHub. */
function touches(statement: JsonObject, organization: Organization): boolean {
  const named = actions.filter((action) => isAbout(statement, action));
  const { resources, notResources } = statement;
  const reaches =
    notResources !== undefined || !Array.isArray(resources) || mayReachRepositories(resources, organization);
  return named.length > 0 && reaches;
}

function isAbout({ actions: wanted, notActions }: JsonObject, action: string): boolean {
  const matches = (patterns: unknown) =>
    (patterns as readonly string[]).some((pattern) => globMatches(pattern.toLowerCase(), action));
  return wanted === undefined ? notActions === undefined || !matches(notActions) : matches(wanted);
}

function namesGithub({ actions: wanted }: JsonObject): boolean {
  return Array.isArray(wanted) && wanted.some((each) => String(each).toLowerCase().startsWith('github:'));
}

/** Whether a boundary takes nothing of what there is on GitHub: some statement of it allows all that, none denies any. */
function leavesAlone(policies: readonly Policy[], organization: Organization): boolean {
  const statements = policies.flatMap((policy) => policy.statements);
  const allows = statements.some(
    (statement) =>
      statement.effect === 'allow' &&
      statement.conditions === undefined &&
      actions.every((action) => isAbout(statement, action)) &&
      isOnEverything(statement),
  );
  return allows && !statements.some((each) => each.effect === 'deny' && touches(each, organization));
}

function isOnEverything({ resources, notResources }: JsonObject): boolean {
  if (notResources !== undefined) return false;
  return resources === undefined || (Array.isArray(resources) && resources.includes('*'));
}
