import type { Engine } from '../engine/engine.ts';
import { typedValue } from '../engine/load-request.ts';
import type { RequestContext } from '../request.ts';

/** A context without what an engine would refuse: keys that it lacks, or has as another type. */
export function contextReader({ keys }: Engine): (context: RequestContext) => RequestContext {
  // One context is asked of many resources, one after the other.
  let last: RequestContext | undefined;
  let read: RequestContext = {};
  return (context) => {
    if (context === last) return read;
    const entries = Object.entries(context);
    const known = entries.filter(([name, value]) => {
      const key = keys.find(name);
      return key?.giver === 'caller' && typedValue(key, value) !== undefined;
    });
    last = context;
    read = known.length === entries.length ? context : Object.fromEntries(known);
    return read;
  };
}
