import type { CompiledAccess } from '../compiled-access.ts';
import { engineOf } from '../engine/engine.ts';
import type { CompiledPrincipal } from '../engine/principal.ts';
import { askedToRaise } from '../lints/escalation/asked-to-raise.ts';
import type { Effort, Parts } from '../lints/escalation/change.ts';
import { raisingParts } from '../lints/escalation/raising-parts.ts';
import type { Standing } from '../lints/escalation/standing.ts';

/** The access before or after a change, to look for ways to raise one's own in. */
export interface RaisingSide {
  readonly engine: Standing['engine'];
  readonly asked: ReadonlySet<CompiledPrincipal>;
  readonly parts: Parts;
}

export function raisingSide(access: CompiledAccess, now: number, effort: Effort): RaisingSide {
  const engine = engineOf(access);
  const asked = askedToRaise(engine, now);
  return { engine, asked: new Set(asked), parts: { ...raisingParts(engine, asked), effort } };
}
