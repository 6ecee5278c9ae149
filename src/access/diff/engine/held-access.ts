import type { Place } from '../../../diagnostic/diagnostic.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { AccessSet } from '../../sets/access-set.ts';
import { effectiveAccess } from '../../sets/effective-access.ts';
import type { RouteStep } from '../access-diff.ts';
import { nothingHeld } from '../pair-principals.ts';
import type { HeldAccess, HeldSayings, PartGroup } from '../system-access.ts';
import { type HeldLayer, heldLayers } from './held-layers.ts';
import type { Inquiry } from './held-part.ts';
import { groupsOfLayer, groupsOfUnlimited, wayInLayers } from './held-parts.ts';
import { heldSayings } from './held-sayings.ts';
import { keyOfLayer } from './layer-keys.ts';

/** What a principal holds at a time, with keys for it and its parts; each is made when it is asked for. */
export function heldAccess(
  system: Omit<Inquiry, 'principal' | 'now'>,
  principal: CompiledPrincipal | undefined,
  now: number,
): HeldAccess {
  if (principal === undefined || inactivityAt(principal, now) !== undefined) return nothingHeld;
  const { engine, content } = system;
  return new HeldNow({ engine, content, principal, now });
}

/**
 * A class, since there are two for everybody: an object of functions takes several times the memory and time. For the
 * same reason layers are made where they are asked for, which is for few.
 */
class HeldNow implements HeldAccess {
  readonly groups: readonly PartGroup[];
  readonly #inquiry: Inquiry;
  #layers: readonly HeldLayer[] | undefined;
  #key: string | undefined;
  #set: AccessSet | undefined;

  constructor(inquiry: Inquiry) {
    this.#inquiry = inquiry;
    this.groups =
      groupsOfUnlimited(inquiry) ?? this.#inLayers.flatMap((layer) => groupsOfLayer(inquiry, layer));
  }

  get #inLayers(): readonly HeldLayer[] {
    const { engine, principal, now } = this.#inquiry;
    this.#layers ??= heldLayers(engine, principal, now);
    return this.#layers;
  }

  wayTo(group: number, part: number): readonly RouteStep<Place>[] {
    return wayInLayers(this.#inquiry, this.#inLayers, group, part);
  }

  get set(): AccessSet {
    const { engine, principal, now } = this.#inquiry;
    this.#set ??= effectiveAccess(engine, principal.name, now);
    return this.#set;
  }

  get key(): string {
    const { content, now } = this.#inquiry;
    this.#key ??= this.#inLayers.map((layer) => keyOfLayer(content, layer, now)).join('/');
    return this.#key;
  }

  sayingsOf(action: string, beginnings: readonly string[]): HeldSayings {
    const { engine, content, now } = this.#inquiry;
    return heldSayings({ engine, content, layers: this.#inLayers, now }, action, beginnings);
  }
}
