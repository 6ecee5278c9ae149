import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Binding } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { periodOf } from '../compile/compile-holdings.ts';
import { tellSome } from '../tell-some.ts';
import { type Held, redundancyIn } from './coverage/redundancy.ts';
import { type HolderOfBindings, holdersOfBindings, type OtherHeld } from './holders-of-bindings.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/**
 * Of the bindings of people, compared with whatever else they hold: by their organization role, their other bindings
 * and their teams; and of those of a team, compared with its others and those of the teams above it. All that are told
 * can be removed together.
 */
export function* bindingsAddSomething(linted: LintedOrganization): Iterable<Finding> {
  const redundancyOf = redundancyIn(linted);
  for (const holder of holdersOfBindings(linted.organization)) {
    const told = new Map<Binding, Told>();
    for (const binding of [...holder.bindings].reverse()) {
      const others = holder
        .others()
        .filter((other) => other.binding !== binding && !told.has(other.binding as Binding));
      const by =
        bySameRole(binding, others) ??
        byOthers(binding, redundancyOf({ binding, ...periodOf(binding) }, others));
      if (by !== undefined) told.set(binding, by);
    }
    for (const binding of holder.bindings) {
      const by = told.get(binding);
      if (by !== undefined) yield findingOf(holder, binding, by);
    }
  }
}

/** Such as "`editor` is held anyway, through `team/core`", with where that is declared. */
interface Told {
  readonly message: string;
  readonly places: readonly { readonly at: Place; readonly message: string }[];
}

function findingOf({ of }: HolderOfBindings, binding: Binding, { message, places }: Told): Finding {
  const diagnostic = createDiagnostic('access/redundant-binding', {
    message,
    at: placeAt(binding.origin, []),
    ...(places.length === 0 ? {} : { related: places }),
    hint: 'remove it, or say what differs',
  });
  return { of, diagnostic };
}

function bySameRole(binding: Binding, others: readonly OtherHeld[]): Told | undefined {
  const held = { binding, ...periodOf(binding) };
  const same = others.find((other) => covers(other, held));
  return same && { message: `\`${binding.role}\` is held anyway, ${same.how}`, places: [] };
}

function byOthers(binding: Binding, others: readonly OtherHeld[] | undefined): Told | undefined {
  if (others === undefined) return undefined;
  const ways = others.map(({ binding: { role }, how }) => `by \`${role}\` ${how}`);
  return {
    message: `all that \`${binding.role}\` gives is held anyway, ${tellSome(ways)}`,
    places: others.map(({ binding: { role }, at }) => ({
      at,
      message: `\`${role}\` gives ${others.length === 1 ? 'all' : 'a part'} of it`,
    })),
  };
}

/** The same role for at least as long, on the same scope or on all outside zones. */
function covers({ binding: one, ...period }: OtherHeld, { binding: other, starts, expires }: Held): boolean {
  return (
    one.role === other.role &&
    one.zone === other.zone &&
    (one.on === undefined || sameTexts(one.on, other.on)) &&
    period.starts <= starts &&
    period.expires >= expires
  );
}

function sameTexts(one: readonly string[], other: readonly string[] | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((text, at) => text === other[at]);
}
