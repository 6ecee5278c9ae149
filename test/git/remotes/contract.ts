import { describe } from 'vitest';
import type { Transport } from './contract/ensemble.ts';
import { fetchingContract } from './contract/fetching.ts';
import { leadingContract } from './contract/leading.ts';
import { pushedElsewhereContract } from './contract/pushed-elsewhere.ts';
import { pushingContract } from './contract/pushing.ts';
import { racingContract } from './contract/racing.ts';

/** What holds over every transport, with the real `git` at both ends as the measure. */
export function remoteContract(transport: Transport): void {
  describe(`${transport.backend} over ${transport.name}`, () => {
    pushingContract(transport);
    pushedElsewhereContract(transport);
    fetchingContract(transport);
    racingContract(transport);
    leadingContract(transport);
  });
}
