import { type Asking, variablesOf } from '../naive/asking.ts';
import { idOf, theOrganization } from '../naive/find-document.ts';
import { matchResource } from '../naive/match-resource.ts';
import type { Answer } from '../naive/three-valued.ts';
import { factsOf, zonesTextOf } from './facts.ts';
import type { Points } from './points.ts';

/** Of each resource the contexts in which a pattern matches, and those in which nobody can say. */
export interface PatternTable {
  readonly yes: readonly bigint[];
  readonly doubtful: readonly bigint[];
}

/** What the naive engine says of a pattern as somebody reads it, about every resource. */
export function patternTable(pattern: string, asking: Asking, points: Points): PatternTable {
  const { resources, contexts } = points;
  const keys = contexts.keys.filter((each) => pattern.includes(`{${each}}`));
  if (keys.length === 0) {
    const answers = answersOf(pattern, asking, resources);
    const where = (wanted: Answer) => answers.map((answer) => (answer === wanted ? contexts.all : 0n));
    return { yes: where(true), doubtful: where('unknown') };
  }
  const where = (wanted: Answer) =>
    resources.map((resource) =>
      contexts.where(
        keys,
        (context) =>
          matchResource(pattern, resource, variablesOf({ ...asking, resource, context })) === wanted,
      ),
    );
  return { yes: where(true), doubtful: where('unknown') };
}

const known = new WeakMap<readonly string[], Map<string, readonly Answer[]>>();
/** So many patterns are remembered. */
const mostPatterns = 20_000;

/** Where nothing of the caller stands in it. */
export function answersOf(pattern: string, asking: Asking, resources: readonly string[]): readonly Answer[] {
  const all = known.get(resources) ?? new Map<string, readonly Answer[]>();
  known.set(resources, all);
  const whose = pattern.includes('{principal') ? factsOf(asking) : '';
  const zones = pattern.includes('{zone}') ? zonesTextOf(asking.world) : '';
  const organization = pattern.includes('{org_id}') ? idOf(theOrganization(asking.world)) : '';
  const key = [pattern, whose, zones, organization].join(' ');
  const before = all.get(key);
  if (before !== undefined) return before;
  const answers = resources.map((resource) =>
    matchResource(pattern, resource, variablesOf({ ...asking, resource })),
  );
  if (all.size > mostPatterns) all.clear();
  all.set(key, answers);
  return answers;
}
