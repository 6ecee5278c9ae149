import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { isMistake, parsePattern } from '../patterns/pattern.ts';
import { placeAt } from '../place.ts';

/** `{zone}` and the key that it stands for, which is found without case. */
const circular: readonly string[] = ['zone', 'resource.zone'];

/** What lies in a zone cannot depend on the zone that it lies in. */
export function* zonesDoNotNameTheZone({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { body, origin } of named.Zone.values()) {
    for (const [index, text] of body.resources.entries()) {
      const pattern = parsePattern(text);
      if (isMistake(pattern)) continue;
      const found = pattern.find((piece) => piece.is === 'variable' && isCircular(piece.name));
      if (found?.is !== 'variable') continue;
      yield createDiagnostic('model/circular-zone', {
        message: `the resources of zone \`${body.name}\` name \`{${found.name}}\`, which they decide`,
        at: placeAt(origin, ['resources', index]),
        hint: `did you mean the name itself, \`${body.name}\`?`,
      });
    }
  }
}

function isCircular(name: string): boolean {
  return circular.includes(name.toLowerCase());
}
