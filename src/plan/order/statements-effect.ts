import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import { canonicalStatement } from '../../model/statement-digest.ts';
import type { Effect } from '../plan.ts';

/**
 * What another text of a policy does to whoever is under it. A statement says of each of its actions on each of its
 * resources what one statement about the two would say. Of such parts more that allow and fewer that deny only give,
 * fewer that allow and more that deny only take, in a role as in a boundary. A part that says something else instead
 * is one that goes and one that comes.
 */
export function statementsEffect(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): Exclude<Effect, 'replace'> {
  const [was, is] = [partsOf(before), partsOf(after)];
  const gone = [...was].flatMap(([part, effect]) => (is.has(part) ? [] : [effect]));
  const come = [...is].flatMap(([part, effect]) => (was.has(part) ? [] : [effect]));
  const gives = come.includes('allow') || gone.includes('deny');
  const takes = gone.includes('allow') || come.includes('deny');
  return gives ? (takes ? 'both' : 'gain') : takes ? 'loss' : 'none';
}

/** By the text of each part its effect. */
function partsOf(statements: readonly JsonObject[]): ReadonlyMap<string, Json | undefined> {
  return new Map(
    statements.flatMap((statement) => {
      const { sid: _, ...said } = canonicalStatement(statement);
      const parts = takenApart(said);
      return parts.map((part) => [canonicalJson(part), said.effect] as const);
    }),
  );
}

function takenApart(said: JsonObject): readonly JsonObject[] {
  const { actions, resources = said.notResources === undefined ? ['*'] : undefined, ...rest } = said;
  const [named, on] = [itemsOf(actions), itemsOf(resources)];
  // A statement of very many is compared as a whole: whatever differs in it both gives and takes.
  if (named.length * on.length > mostParts) return [said];
  return named.flatMap((action) =>
    on.map((resource) => ({
      ...rest,
      ...(action === undefined ? {} : { action: action.toLowerCase() }),
      ...(resource === undefined ? {} : { resource }),
    })),
  );
}

const mostParts = 10_000;

/** What `*` stands among is said by it alone; nothing where the statement names what it is not about. */
function itemsOf(list: Json | undefined): readonly (string | undefined)[] {
  if (list === undefined) return [undefined];
  const items = list as readonly string[];
  return items.includes('*') ? ['*'] : items;
}
