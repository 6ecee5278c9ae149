import type { Engine } from '../../engine/engine.ts';
import { emptyFrame } from '../../engine/frame.ts';
import { beginRequest, endRequest, isOfItsTypes, loadQuestion } from '../../engine/load-request.ts';
import type { Holding } from '../../engine/principal.ts';
import { isReached } from '../../engine/scope.ts';
import type { AccessSet } from '../../sets/access-set.ts';
import { patternsOfHeld, patternsOfZones } from '../../sets/statement-patterns.ts';
import { statementTests } from '../../sets/statement-tests.ts';
import { type CompiledStatement, statementMatches } from '../../statements/compiled-statement.ts';
import { isAbout } from './kinds-of-actions.ts';

/**
 * What one statement matches, be it an allow or a deny.
 *
 * @param holding by which it is held, where its scope counts
 */
export function statementAccess(
  engine: Engine,
  statement: CompiledStatement,
  holding: Holding | undefined,
): AccessSet {
  const held = { statement, holding, frame: emptyFrame(engine.nobody) };
  const find = (action: string) => {
    const known = engine.actions.find(action);
    return known !== undefined && isAbout(statement, known) ? known : undefined;
  };
  return {
    has: ({ action, resource, context }) => {
      const known = find(action);
      if (known === undefined) return false;
      const frame = beginRequest(engine, engine.nobody, 0);
      try {
        return (
          loadQuestion(engine, frame, { action, resource, context }) !== undefined &&
          isOfItsTypes(known, frame) &&
          (holding === undefined || isReached(holding, frame, engine.zones, statement.isDeny)) &&
          statementMatches(statement, frame)
        );
      } finally {
        endRequest(frame);
      }
    },
    patternsOf: () => [...patternsOfZones(engine, [held]), ...patternsOfHeld(engine, held)],
    testsOf: (_, resource) => statementTests(engine, held, resource),
    mayHave: (action) => find(action) !== undefined,
  };
}
