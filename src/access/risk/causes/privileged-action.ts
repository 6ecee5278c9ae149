import { nameSome } from '../../name-some.ts';
import type { RatedChange } from '../rated-change.ts';

export function privilegedActions({ privileged, actions }: RatedChange): string | undefined {
  if (!privileged) return undefined;
  return `${nameSome(actions)} ${actions.length === 1 ? 'is' : 'are'} privileged`;
}
