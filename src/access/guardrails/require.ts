import { deedQuestion } from '../authorship/deed-question.ts';
import { engineOf } from '../engine/engine.ts';
import { emptyFrame } from '../engine/frame.ts';
import { inactivityAt } from '../engine/inactivity.ts';
import { nobody } from '../engine/nobody.ts';
import type { AccessSet } from '../sets/access-set.ts';
import { contextsOf } from '../sets/contexts.ts';
import type { Effort } from '../sets/effort.ts';
import { resourcePatterns } from '../sets/resource-patterns.ts';
import { difference, intersection, union } from '../sets/set-operations.ts';
import { everyResourceOf, resourceMatches } from '../text/compiled-resource.ts';
import { emptyResourceName, readResourceName } from '../text/resource-name.ts';
import type { Breach } from './breach.ts';
import { type Inquiry, scopeFor } from './inquiry.ts';
import { bodyOf } from './rule.ts';
import type { Scope, WrittenScope } from './scope.ts';

/** Who cannot do, under whatever conditions, what a guardrail requires of them. */
export function* notHeldBy(inquiry: Inquiry): Iterable<Breach> {
  const { require } = bodyOf(inquiry.rule.guardrail);
  if (require === undefined) return;
  const { system, whom, now } = inquiry;
  const known = new Map<string, Missing | undefined>();
  for (const { name } of system.principals) {
    const isNamed = require.principals.some((each) => whom.names.mayBe(each).has(name));
    if (!isNamed && !isActivePerson(inquiry, name)) continue;
    if (now < whom.exemptUntil(name, now)) continue;
    for (const at of [now, ...inquiry.momentsOf(name)]) {
      if (!whom.isMeant(require.principals, name, at)) continue;
      const scope = requiredOf(inquiry, require, name);
      const { key, set } = system.at(name, at);
      const seen = `${scope.key} ${key}`;
      const missing = known.has(seen) ? known.get(seen) : missingIn(inquiry, scope, set);
      known.set(seen, missing);
      if (missing === undefined) continue;
      yield { ...missing, principals: [name], from: at };
      break;
    }
  }
}

type Missing = Pick<Breach, 'is' | 'reached'>;

/** A token may be narrower than its owner, and nobody has to have one; who is suspended has nothing at all. */
function isActivePerson({ access, now }: Inquiry, principal: string): boolean {
  const found = engineOf(access).byName.get(principal);
  return found !== undefined && found.token === undefined && inactivityAt(found, now) === undefined;
}

function missingIn(
  { finder, effort }: Inquiry,
  { set, actions }: Scope,
  held: AccessSet,
): Missing | undefined {
  const doubt = { is: false };
  const lacking = finder.inAny(difference(set, inSomeContext(held, effort, doubt)), actions);
  if (lacking.is === 'point') return { is: 'not-held', reached: [{ point: lacking.point }] };
  if (lacking.is === 'unknown') return { is: 'not-decided', reached: [{ action: lacking.action }] };
  return doubt.is ? { is: 'not-decided', reached: [{}] } : undefined;
}

/**
 * What is required: of an action that is done to resources all single ones, since `*` stands for none of them; of those
 * of the built-in services the ones under the organization's own names.
 */
function requiredOf(inquiry: Inquiry, written: WrittenScope, principal: string): Scope {
  const { actions, resources } = written;
  const { system, organization, scopes } = inquiry;
  const { universe } = system;
  const isAll = resources === undefined || resources.includes('*');
  const parts = isAll
    ? scopes({ actions }, 'narrowest').actions.map((action) =>
        scopes({ actions: [action], ...ownResources(inquiry, action) }, 'narrowest'),
      )
    : [scopeFor(inquiry, written, 'narrowest', principal)];
  const wanted = union(parts.map((each) => each.set));
  const set = isAll ? intersection([wanted, everythingOf(organization.id)]) : wanted;
  const key = `${organization.id} ${parts.map((each) => each.key).join(' ')}`;
  const isDoneTo = (action: string) => (universe.actions.get(action)?.types.length ?? 0) > 0;
  return {
    key,
    actions: parts.flatMap((each) => each.actions),
    set: { ...set, has: (point) => (point.resource !== '*' || !isDoneTo(point.action)) && set.has(point) },
  };
}

/** Every resource of an organization, of whatever action. */
function everythingOf(organizationId: string): AccessSet {
  const own = everyResourceOf(organizationId);
  const patterns = resourcePatterns(own, '*');
  const name = emptyResourceName();
  return {
    has: ({ resource }) => readResourceName(name, resource) && resourceMatches(own, frame, name, false),
    patternsOf: () => patterns,
    testsOf: () => [],
    mayHave: () => true,
  };
}

/** Of such resources nothing is asked that differs from one request to another. */
const frame = emptyFrame(nobody);

function ownResources({ organization }: Inquiry, action: string): { resources?: readonly string[] } {
  const [service = ''] = action.split(':');
  if (organization.services.get(service)?.builtIn !== true) return {};
  const { resource } = deedQuestion(organization, { action, resource: '' });
  const partition = resource.split(':')[1] ?? '';
  return { resources: [`krn:${partition}:${service}:{org_id}:*`] };
}

/** What is allowed in at least one context; what nobody can say that of is in doubt, and something else may be told. */
function inSomeContext(set: AccessSet, effort: Effort, doubt: { is: boolean }): AccessSet {
  return {
    mayHave: (action) => set.mayHave(action),
    patternsOf: (action) => set.patternsOf(action),
    testsOf: () => [],
    has(point) {
      const { contexts, isComplete } = contextsOf(set.testsOf(point.action, point.resource), effort);
      const isHeld = contexts.some((context) => set.has({ ...point, context }));
      if (isHeld || isComplete) return isHeld;
      doubt.is = true;
      return true;
    },
  };
}
