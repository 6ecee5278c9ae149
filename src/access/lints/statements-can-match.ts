import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { isMistake } from '../../model/patterns/pattern.ts';
import { resourcesOverlap } from '../../model/patterns/patterns-overlap.ts';
import { parseResourcePattern } from '../../model/patterns/resource-pattern.ts';
import { never } from './conditions-that-never-hold.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { keyIn, type LintedStatement, placeIn } from './linted-statement.ts';
import { namesEveryResource } from './reach-of.ts';

export function* statementsCanMatch(linted: LintedOrganization): Iterable<Finding> {
  const meets = meetings(linted);
  for (const statement of linted.statements) {
    const { of, conditions } = statement;
    const at = (...within: readonly string[]) => placeIn(statement, ...within);
    const reason = never(conditions, linted.now);
    if (reason !== undefined) {
      const diagnostic = createDiagnostic('access/never-matches', {
        message: `this statement never matches: ${reason.why}`,
        at: keyIn(statement, 'conditions', reason.of.operatorText, reason.of.name),
        hint: 'correct the conditions, or remove the statement',
      });
      yield { of, diagnostic };
    } else if (statement.written.notResources?.includes('*') === true) {
      const diagnostic = createDiagnostic('access/never-matches', {
        message: 'this statement never matches: it is about no resource, as `notResources` names every one',
        at: at('notResources'),
        hint: 'name what is not meant, or remove the statement',
      });
      yield { of, diagnostic };
    } else if (!isAboutSomeResource(statement, linted, meets)) {
      const diagnostic = createDiagnostic('access/never-matches', {
        message: 'this statement never matches: none of its actions is done to any of its resources',
        at: at('resources'),
        hint: 'compare the resources with `resourceTypes` of the service, and with `resources` of its actions',
      });
      yield { of, diagnostic };
    }
  }
}

/** Only of actions that are named, with the resources they are done to. */
function isAboutSomeResource(
  { actions, exceptActions, written, isDeny }: LintedStatement,
  { actions: table }: LintedOrganization,
  meets: (type: string, resource: string) => boolean,
): boolean {
  const { resources, notResources } = written;
  if (exceptActions || actions === 'all' || notResources !== undefined || namesEveryResource(written))
    return true;
  if (isDeny && resources?.some(mayLackAValue)) return true;
  return [...actions].some(([service, indexes]) =>
    indexes.some((index) => {
      // Of an action without types the one resource is `*`, which only `*` matches.
      const types = table.services[service]?.actions[index]?.resources ?? [];
      return types.some((type) => resources?.some((resource) => meets(type, resource)));
    }),
  );
}

/** A pattern whose variable has no value lets no deny escape, whatever the rest of it says. */
function mayLackAValue(resource: string): boolean {
  const pattern = parseResourcePattern(resource);
  if (pattern === 'any' || isMistake(pattern)) return false;
  const pieces = [...pattern.head.flat(), ...pattern.rest];
  return pieces.some((piece) => piece.is === 'variable' && piece.name !== 'org_id');
}

/** Whether some resource matches both patterns, asked once of each pair. */
function meetings({ organization }: LintedOrganization): (type: string, resource: string) => boolean {
  const known = new Map<string, boolean>();
  const value = (name: string) => (name === 'org_id' ? organization.id : undefined);
  return (type, resource) => {
    const key = `${type}\n${resource}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const [one, other] = [parseResourcePattern(type), parseResourcePattern(resource)];
    const isUnclear = [one, other].some((each) => typeof each === 'object' && isMistake(each));
    const answer = isUnclear || resourcesOverlap(one as never, other as never, value);
    known.set(key, answer);
    return answer;
  };
}
