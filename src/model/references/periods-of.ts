import type { Origin } from '../../parse/document.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { presentFields } from '../present-fields.ts';

/** When something is in force, as written. */
export interface WrittenPeriod {
  readonly starts?: string;
  readonly expires?: string;
  readonly from: Origin;
  readonly path: readonly (string | number)[];
}

interface Dated {
  readonly starts?: string;
  readonly expires?: string;
}

/** Every pair of dates: of bindings, memberships, tokens, exemptions, allowances and waivers. */
export function* periodsOf({ root, named, bindings }: DeclaredOrganization): Iterable<WrittenPeriod> {
  yield* periods(root.body.waivers, root.origin, 'waivers');
  for (const { binding, written } of bindings) yield period(written, binding.origin, []);
  for (const { body, origin } of named.Team.values()) {
    yield* periods(body.members, origin, 'members');
    yield* periods(body.maintainers, origin, 'maintainers');
  }
  for (const { body, origin } of named.Token.values()) yield period(body, origin, []);
  for (const { body, origin } of named.Guardrail.values()) yield* periods(body.exempt, origin, 'exempt');
  for (const { body, origin } of named.Target.values()) yield* periods(body.allow, origin, 'allow');
}

function* periods(
  list: readonly (string | Dated)[] = [],
  from: Origin,
  field: string,
): Iterable<WrittenPeriod> {
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'string') yield period(item, from, [field, index]);
  }
}

function period({ starts, expires }: Dated, from: Origin, path: WrittenPeriod['path']): WrittenPeriod {
  return { ...presentFields({ starts, expires }), from, path };
}
