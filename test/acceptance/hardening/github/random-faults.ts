import type { Fault } from '../../../github-emulator/fault.ts';
import type { Random } from '../random.ts';

/** What may go wrong with a request, as often as it stands here. */
const kinds: readonly Omit<Fault, 'at'>[] = [
  { do: 'drop-after' },
  { do: 'drop-after' },
  { do: 'drop-before' },
  { do: 'cut' },
  { do: 500 },
  { do: 502, after: true },
  { do: 503, times: 2 },
  { do: 403, message: 'Resource not accessible by personal access token' },
  { do: 'refuse' },
  { do: 'refuse' },
  { do: 409, message: 'Conflict' },
  { do: 401, message: 'Bad credentials' },
  { do: 'delay', ms: 90_000 },
  { do: 'rate-limit' },
  { do: 'secondary-limit' },
  { do: 'secondary-limit', retryAfter: 0, times: 3 },
  { do: 'drop-before', times: 4 },
  { do: 'drop-after', times: 3 },
];

const writes = ['PUT', 'POST', 'PATCH', 'DELETE'];

/** A few faults: of some requests of an apply, most of them writes. */
export function randomFaults(random: Random): readonly Fault[] {
  const count = 1 + random.below(4);
  return Array.from({ length: count }, (): Fault => {
    const kind = random.pick(kinds);
    if (random.below(5) === 0) return { at: 1 + random.below(60), ...kind };
    return { at: { method: random.pick(writes) }, skip: random.below(6), ...kind };
  });
}
