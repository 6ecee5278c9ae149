import { type Engine, engineOf } from '../../engine/engine.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import { heldBy } from '../../lints/escalation/standing.ts';
import { nameSome } from '../../name-some.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { RiskFacts } from '../risk-facts.ts';
import { whoWas } from '../who-was.ts';
import type { Why } from '../why.ts';

/** Whether somebody holds a statement of every action on every resource: not, under conditions, always. */
type Hold = 0 | 1 | 2;

/**
 * Who comes to hold a statement that allows every action on every resource, or holds it on fewer conditions than before;
 * whatever boundaries and denies leave of it.
 */
export function everythingGiven({ access, now }: RiskFacts): Why {
  if (access === undefined) return () => undefined;
  const engine = engineOf(access.after);
  const previous = access.before && engineOf(access.before);
  const was = whoWas(previous);
  const before = previous && holdsOf(previous);
  const after = holdsOf(engine);
  return ({ principals, from }) => {
    const then = from === undefined ? now : Date.parse(from);
    const given = principals.filter((name) => {
      const principal = engine.byName.get(name);
      return after(principal, then) > (before?.(principal && was(principal), now) ?? 0);
    });
    if (given.length === 0) return undefined;
    const hold = given.length === 1 ? 'holds' : 'hold';
    return `${nameSome(given)} ${hold} a role that allows every action on every resource`;
  };
}

function holdsOf(engine: Engine): (principal: CompiledPrincipal | undefined, at: number) => Hold {
  const ofTables = new Map<object, Hold>();
  return (principal, at) => {
    if (principal === undefined) return 0;
    const { token } = principal;
    const whose = token === undefined ? [principal] : [token.owner, ...(token.inherits ? [] : [principal])];
    const holds = whose.map((each) => {
      const held = heldBy({ engine, principal: each, now: at, partition: '' });
      return max(held.map(({ holding }) => (holding.scope === undefined ? ofTable(holding.table) : 0)));
    });
    return Math.min(...holds) as Hold;
  };

  function ofTable(table: { readonly statements: readonly CompiledStatement[] }): Hold {
    const known = ofTables.get(table);
    if (known !== undefined) return known;
    const hold = max(table.statements.map(holdBy));
    ofTables.set(table, hold);
    return hold;
  }
}

function holdBy({ isDeny, actions, exceptActions, resources, source, conditions }: CompiledStatement): Hold {
  if (isDeny || actions !== 'all' || exceptActions) return 0;
  if (resources !== undefined && source.from.is !== 'permissions') return 0;
  return conditions.length === 0 ? 2 : 1;
}

function max(holds: readonly Hold[]): Hold {
  return Math.max(0, ...holds) as Hold;
}
