import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { isMistake } from '../patterns/pattern.ts';
import { literalBeginning, resourcesOverlap } from '../patterns/patterns-overlap.ts';
import {
  type AnyResource,
  parseResourcePattern,
  type ResourcePattern,
} from '../patterns/resource-pattern.ts';
import { compareOrigins, compareText, placeAt } from '../place.ts';
import type { TypedDocument } from '../typed-document.ts';

interface ZonePattern {
  readonly zone: TypedDocument<'Zone'>;
  readonly index: number;
  readonly text: string;
  readonly pattern: ResourcePattern | AnyResource;
  readonly beginning: string;
}

/** Each pattern is told of one other zone that it meets, however many there are. */
export function* zonesDoNotOverlap(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { id } = declared.organization;
  const told = new Set<ZonePattern>();
  for (const [a, b] of candidates(zonePatterns(declared))) {
    const [first, later] = compareOrigins(a.zone.origin, b.zone.origin) < 0 ? [a, b] : [b, a];
    if (told.has(later)) continue;
    if (!resourcesOverlap(first.pattern, later.pattern, (name) => (name === 'org_id' ? id : undefined)))
      continue;
    told.add(later);
    yield createDiagnostic('model/overlapping-zones', {
      message: `zone \`${later.zone.body.name}\` overlaps zone \`${first.zone.body.name}\``,
      at: placeAt(later.zone.origin, ['resources', later.index]),
      related: [
        {
          at: placeAt(first.zone.origin, ['resources', first.index]),
          message: `of zone \`${first.zone.body.name}\``,
        },
      ],
      hint: 'narrow one of the two',
    });
  }
}

function zonePatterns({ named, organization }: DeclaredOrganization): readonly ZonePattern[] {
  const value = (name: string) => (name === 'org_id' ? organization.id : undefined);
  return [...named.Zone.values()].flatMap((zone) =>
    zone.body.resources.flatMap((text, index) => {
      const pattern = parseResourcePattern(text);
      if (typeof pattern === 'object' && isMistake(pattern)) return [];
      return [{ zone, index, text, pattern, beginning: literalBeginning(pattern, value) }];
    }),
  );
}

/**
 * The pairs that may overlap: the literal beginning of one begins the other's. Sorted, a beginning stands directly
 * before all that it begins, so that the stack holds exactly those that begin the current one.
 */
function* candidates(patterns: readonly ZonePattern[]): Iterable<readonly [ZonePattern, ZonePattern]> {
  const stack: ZonePattern[] = [];
  const sorted = patterns.toSorted(
    (a, b) =>
      compareText(a.beginning, b.beginning) ||
      compareOrigins(a.zone.origin, b.zone.origin) ||
      a.index - b.index,
  );
  for (const pattern of sorted) {
    while (stack.length > 0 && !pattern.beginning.startsWith(stack.at(-1)?.beginning ?? '')) stack.pop();
    for (const other of stack) if (other.zone !== pattern.zone) yield [other, pattern];
    stack.push(pattern);
  }
}
