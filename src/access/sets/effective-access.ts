import type { CompiledAccess } from '../compiled-access.ts';
import type { Action } from '../engine/action-table.ts';
import { type Engine, engineOf } from '../engine/engine.ts';
import { inactivityAt } from '../engine/inactivity.ts';
import { isPrincipalAllowed } from '../engine/judge.ts';
import { beginRequest, endRequest, give, isOfItsTypes, loadQuestion } from '../engine/load-request.ts';
import type { CompiledPrincipal } from '../engine/principal.ts';
import type { AccessSet, Point } from './access-set.ts';
import { readContext } from './context-reader.ts';
import { heldLayers } from './held-layers.ts';
import { eachOnce } from './make-pattern.ts';
import { nothing } from './set-operations.ts';
import { patternsOfHeld, patternsOfZones } from './statement-patterns.ts';
import { statementTests } from './statement-tests.ts';
import type { TextPattern } from './text-pattern.ts';
import { typesOf } from './universe-of.ts';

/**
 * All that somebody may do at a time, with what denies it taken out: as the decision engine decides it. Whoever is
 * unknown or inactive has nothing. A key that its catalogues lack, or have as another type, counts as left out. Nothing
 * is worked out before it is asked for.
 *
 * @param principal `member/ana`
 * @param now milliseconds since 1970
 */
export function effectiveAccess(access: CompiledAccess, principal: string, now: number): AccessSet {
  const engine = engineOf(access);
  const found = engine.byName.get(principal);
  return found === undefined ? nothing : accessOfPrincipal(engine, found, now);
}

/** The same of one who need not be declared. */
export function accessOfPrincipal(engine: Engine, principal: CompiledPrincipal, now: number): AccessSet {
  if (inactivityAt(principal, now) !== undefined) return nothing;
  const layers = heldLayers(engine, principal, now);
  const patterns = new Map<Action, readonly TextPattern[]>();
  return {
    has: decider(engine, principal, now),
    patternsOf: (action) => {
      const known = engine.actions.find(action);
      if (known === undefined) return [];
      const before = patterns.get(known);
      if (before !== undefined) return before;
      const held = layers(known).flat();
      const made = eachOnce([
        ...held.flatMap((each) => patternsOfHeld(engine, each)),
        ...patternsOfZones(engine, held),
        // Last: what somebody wrote is told as they wrote it.
        ...typesOf(known),
      ]);
      patterns.set(known, made);
      return made;
    },
    testsOf: (action, resource) => {
      const known = engine.actions.find(action);
      if (known === undefined) return [];
      return eachOnce(
        layers(known).flatMap((held) => held.flatMap((each) => statementTests(engine, each, resource))),
      );
    },
    mayHave: (action) => {
      const known = engine.actions.find(action);
      if (known === undefined) return false;
      return layers(known).every((held) => held.some(({ statement }) => !statement.isDeny));
    },
  };
}

/** The decision itself, without what only `decide` says of it. */
function decider(engine: Engine, principal: CompiledPrincipal, now: number): (point: Point) => boolean {
  return ({ action, resource, context }) => {
    const values = readContext(engine, context);
    const frame = beginRequest(engine, principal.subject, now);
    try {
      const known = loadQuestion(engine, frame, { action, resource });
      if (known === undefined) return false;
      for (const { key, value } of values) give(frame, key, value);
      return isPrincipalAllowed(engine, frame, principal, known) && isOfItsTypes(known, frame);
    } finally {
      endRequest(frame);
    }
  };
}
