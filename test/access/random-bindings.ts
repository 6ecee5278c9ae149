import { fc } from '../properties.ts';
import type { PlainBinding, PlainPeriod } from './naive/documents.ts';
import { isInForce, timeOf } from './naive/instants.ts';
import { date, resourcePattern, sometimes } from './random-texts.ts';

export const roleNames = ['r1', 'r2', 'r3', 'r4'] as const;
/** Roles of zone `z1`, held nowhere else. */
export const zoneRoleNames = ['zr1', 'zr2'] as const;

/** Where a binding with a zone is written: at its holder, or in the zone's document. */
export interface PlacedBinding {
  readonly binding: PlainBinding;
  readonly inZone: boolean;
}

/** Dates that end after they start, often none. */
export const period: fc.Arbitrary<PlainPeriod> = fc
  .record({
    starts: sometimes(date, 2),
    expires: sometimes(date, 2),
  })
  .map(({ starts, expires }) => {
    const endsFirst =
      starts !== undefined &&
      expires !== undefined &&
      !isInForce({ expires }, timeOf(starts, 'beginning') ?? 0);
    return {
      ...(starts === undefined ? {} : { starts }),
      ...(expires === undefined || endsFirst ? {} : { expires }),
    };
  });

const somePeriod = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: period });

const scope = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.array(resourcePattern, { minLength: 1, maxLength: 2 }).map((on) => ({ on })) },
);

const ordinary: fc.Arbitrary<PlacedBinding> = fc
  .tuple(
    fc.constantFrom(...roleNames),
    fc.constantFrom(undefined, undefined, undefined, 'z2'),
    scope,
    somePeriod,
    fc.boolean(),
  )
  .map(([role, zone, scope, period, inZone]) => ({
    binding: { role, ...(zone === undefined ? {} : { zone }), ...scope, ...period },
    inZone: inZone && zone !== undefined,
  }));

/** A role of `z1`: its zone lists them, and a principal holds one of them at a time. */
const ofZone: fc.Arbitrary<PlacedBinding> = fc
  .tuple(fc.constantFrom(...zoneRoleNames), scope, somePeriod, fc.boolean())
  .map(([role, scope, period, inZone]) => ({ binding: { role, zone: 'z1', ...scope, ...period }, inZone }));

/** The bindings of one holder, no two of one role, zone and scope. */
export function bindings(minLength: number): fc.Arbitrary<readonly PlacedBinding[]> {
  return fc
    .tuple(fc.uniqueArray(ordinary, { minLength, maxLength: 3, selector: keyOf }), sometimes(ofZone, 4))
    .map(([own, zoned]) => (zoned === undefined ? own : [...own, zoned]));
}

function keyOf({ binding: { role, zone, on } }: PlacedBinding): string {
  return JSON.stringify([role, zone, on === undefined ? undefined : [...new Set(on)].sort()]);
}
