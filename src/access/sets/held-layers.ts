import type { Action } from '../engine/action-table.ts';
import type { Engine } from '../engine/engine.ts';
import { emptyFrame, type Frame } from '../engine/frame.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from '../engine/principal.ts';
import type { Subject } from '../engine/subject.ts';
import type { CompiledStatement } from '../statements/compiled-statement.ts';
import { candidatesFor, type StatementTable } from '../statements/statement-table.ts';

/** A statement about an action that is in force for somebody. */
export interface HeldStatement {
  readonly statement: CompiledStatement;
  /** Of a boundary or the scopes of a token: undefined. */
  readonly holding: Holding | undefined;
  /** Whose keys and variables count, at the time; holds no request. */
  readonly frame: Frame;
}

/** What is held of an action at a time, layer by layer: each of them has to allow. */
export function heldLayers(
  engine: Engine,
  principal: CompiledPrincipal,
  now: number,
): (action: Action) => readonly (readonly HeldStatement[])[] {
  const known = new Map<Action, readonly (readonly HeldStatement[])[]>();
  const frames = new Map<Subject, Frame>();
  return (action) => {
    const before = known.get(action);
    if (before !== undefined) return before;
    const layers = layersOf(action);
    known.set(action, layers);
    return layers;
  };

  function layersOf(action: Action): readonly (readonly HeldStatement[])[] {
    const { token } = principal;
    if (token === undefined) return personal(principal, action);
    return [
      ...personal(token.owner, action),
      ...(token.inherits ? [] : [ofGroups(principal, action)]),
      ...(token.scopes === undefined ? [] : [ofTable(token.scopes, principal.subject, undefined, action)]),
    ];
  }

  function personal(person: CompiledPrincipal, action: Action): readonly (readonly HeldStatement[])[] {
    const tables = [engine.boundary, person.boundary].filter((table) => table !== undefined);
    return [
      ofGroups(person, action),
      ...tables.map((table) => ofTable(table, person.subject, undefined, action)),
    ];
  }

  function ofGroups({ groups, subject }: CompiledPrincipal, action: Action): readonly HeldStatement[] {
    return groups
      .filter(isInForce)
      .flatMap(({ holdings }) =>
        holdings.filter(isInForce).flatMap((holding) => ofTable(holding.table, subject, holding, action)),
      );
  }

  function isInForce({ starts, expires }: HoldingGroup | Holding): boolean {
    return starts <= now && now < expires;
  }

  function ofTable(
    table: StatementTable,
    subject: Subject,
    holding: Holding | undefined,
    action: Action,
  ): readonly HeldStatement[] {
    const frame = frameOf(subject);
    const candidates = candidatesFor(table, action, engine.actions.services) ?? [];
    return candidates.map((statement) => ({ statement, holding, frame }));
  }

  function frameOf(subject: Subject): Frame {
    const frame = frames.get(subject) ?? { ...emptyFrame(subject), now };
    frames.set(subject, frame);
    return frame;
  }
}
