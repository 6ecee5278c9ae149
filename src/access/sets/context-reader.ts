import type { Engine } from '../engine/engine.ts';
import type { Key } from '../engine/key-table.ts';
import { typedValue } from '../engine/load-request.ts';
import type { RequestContext } from '../request.ts';

/** A value of a context as an engine compares it. */
export interface ReadValue {
  readonly key: Key;
  readonly value: unknown;
}

const known = new WeakMap<Engine, WeakMap<RequestContext, readonly ReadValue[]>>();

/** A context without what an engine would refuse: keys that it lacks, has as another type or has twice. */
export function readContext(engine: Engine, context: RequestContext): readonly ReadValue[] {
  const contexts = known.get(engine) ?? new WeakMap<RequestContext, readonly ReadValue[]>();
  known.set(engine, contexts);
  // One context is asked of many resources and of many principals.
  const before = contexts.get(context);
  if (before !== undefined) return before;
  const byNumber = new Map<number, ReadValue>();
  for (const [name, written] of Object.entries(context)) {
    const key = engine.keys.find(name);
    if (key?.giver !== 'caller' || byNumber.has(key.number)) continue;
    const value = typedValue(key, written);
    if (value !== undefined) byNumber.set(key.number, { key, value });
  }
  const read = [...byNumber.values()];
  contexts.set(context, read);
  return read;
}
