import type { Organization, Target } from '../model/model.ts';
import { type Address, isEdge } from './address.ts';
import type { StateDiff } from './diff-state.ts';
import { objectHolding } from './edge-addresses.ts';
import type { SettledFile } from './settled.ts';
import type { DesiredState } from './state.ts';

/**
 * The files of which the target has all they declare just so, whenever it is asked: nothing in them changes, is
 * adopted or published, begins or ends. Of those that were compared; none where anything is renamed. The file of the
 * organization and that of the target say what becomes of all others.
 */
export function findSettled(
  { origin }: Organization,
  target: Target,
  desired: DesiredState,
  { changes, adopts }: Pick<StateDiff, 'changes' | 'adopts'>,
): ReadonlyMap<string, SettledFile> {
  const found = new Map<string, { objects: number; entries: number }>();
  if (changes.some(({ action }) => action === 'rename')) return found;
  const fileOf = (address: Address) => desired.origins.get(objectHolding(address))?.file;
  for (const address of desired.fresh.keys()) {
    const file = fileOf(address) ?? '';
    const counted = found.get(file) ?? { objects: 0, entries: 0 };
    found.set(file, counted);
    if (!isEdge(address)) counted.objects++;
    counted.entries++;
  }
  const published = desired.publishes.map(({ policy }) => `policy:${desired.organization}/${policy}`);
  const unsettled = [...changes.map(({ address }) => address), ...desired.timed, ...adopts, ...published];
  for (const address of unsettled) found.delete(fileOf(address) ?? '');
  for (const file of ['', origin.file, target.origin.file]) found.delete(file);
  return found;
}
