import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { suggestions } from '../../diagnostic/suggestions.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { isMistake } from '../patterns/pattern.ts';
import { mayOverlap, resourcesOverlap } from '../patterns/patterns-overlap.ts';
import {
  type AnyResource,
  parseResourcePattern,
  type ResourcePattern,
} from '../patterns/resource-pattern.ts';
import { placeAt } from '../place.ts';
import { type PlacedStatement, statementResourcesOf, statementsOf } from '../references/written-texts.ts';
import type { ResourceType } from '../services/action-catalogue.ts';
import { serviceOf } from '../services/service-of.ts';

/** Nothing is said of a statement whose action is of no service: the missing catalogue would hold the type too. */
export function* statementResourcesAreOfSomeType(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  if (declared.mayBeRejected('Service')) return;
  const resources = knownResources(declared);
  const suggest = suggestions();
  const types = declared.actions.resourceTypes.map((type) => type.text);
  for (const statement of statementsOf(declared)) {
    if (!namesKnownServices(declared, statement)) continue;
    for (const { text, from, path } of statementResourcesOf(statement)) {
      if (resources.isKnown(text)) continue;
      yield createDiagnostic('model/unknown-resource-type', {
        message: `\`${text}\` is a resource of no declared type`,
        at: placeAt(from, path),
        ...suggest.didYouMean(text, types, 'compare it with `resourceTypes` of the service'),
      });
    }
  }
  // What was not looked at for want of time would be, if others were not there: it is judged with all of them.
  if (resources.areTooMany()) void declared.documents;
}

/**
 * A few seconds of comparing each resource with each type: no organization that is one comes near. What is beyond is
 * not looked at; whom a statement reaches does not rest on it.
 */
const mostSteps = 200_000_000;

/** Whether some resource that a text matches is of a declared type; a malformed one is another rule's. */
function knownResources({ actions, organization }: DeclaredOrganization) {
  const known = new Map<string, boolean>();
  let left = mostSteps;
  const value = (name: string) => (name === 'org_id' ? organization.id : undefined);
  function isKnown(text: string): boolean {
    const before = known.get(text);
    if (before !== undefined) return before;
    const pattern = parseResourcePattern(text);
    const isOf = (type: ResourceType, other: ResourcePattern | AnyResource): boolean => {
      const isNear = mayOverlap(type.pattern, other);
      left -= isNear ? text.length * type.text.length : 1;
      return left < 0 || (isNear && resourcesOverlap(type.pattern, other, value));
    };
    const answer =
      (typeof pattern === 'object' && isMistake(pattern)) ||
      actions.resourceTypes.some((type) => isOf(type, pattern));
    known.set(text, answer);
    return answer;
  }
  return { isKnown, areTooMany: () => left < 0 };
}

function namesKnownServices({ actions }: DeclaredOrganization, { statement }: PlacedStatement): boolean {
  const services = [...(statement.actions ?? []), ...(statement.notActions ?? [])].map(serviceOf);
  return services.every((service) => service === undefined || actions.actionsOf(service) !== undefined);
}
