import type { CompiledAccess } from '../compiled-access.ts';
import type { StatementTable } from '../statements/statement-table.ts';
import type { ActionTable } from './action-table.ts';
import type { Counting } from './collect.ts';
import type { Frame } from './frame.ts';
import type { KeyTable } from './key-table.ts';
import type { CompiledPrincipal, CompiledRole } from './principal.ts';
import type { Subject } from './subject.ts';
import type { ZoneTable } from './zone-table.ts';

/** What a compiled access is made of, for the folder that answers from it and nobody else. */
export interface Engine extends CompiledAccess {
  readonly actions: ActionTable;
  readonly keys: KeyTable;
  readonly zones: ZoneTable;
  readonly byName: ReadonlyMap<string, CompiledPrincipal>;
  readonly roles: ReadonlyMap<string, CompiledRole>;
  readonly boundary: StatementTable | undefined;
  /** Whose keys are asked before anybody in particular is. */
  readonly nobody: Subject;
  readonly frame: Frame;
  /** What counts in a decision. */
  readonly matching: Counting;
}

/** Every compiled access is made by `compileAccess`, as an engine. */
export function engineOf(access: CompiledAccess): Engine {
  return access as Engine;
}
