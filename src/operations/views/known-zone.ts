import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization, Zone } from '../../model/model.ts';

/** `payments`, or `zone/payments`. Throws `view/unknown-zone`. */
export function knownZone({ zones, name: organization }: Organization, text: string): Zone {
  const name = text.replace(/^zone\//, '');
  const zone = zones.get(name);
  if (zone !== undefined) return zone;
  throw new BylawError(
    'view/unknown-zone',
    `${organization} has no zone \`${name}\``,
    didYouMean(name, zones.keys()),
  );
}
