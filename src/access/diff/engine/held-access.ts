import type { Place } from '../../../diagnostic/diagnostic.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { AccessSet } from '../../sets/access-set.ts';
import { effectiveAccess } from '../../sets/effective-access.ts';
import type { RouteStep } from '../access-diff.ts';
import { nothingHeld } from '../pair-principals.ts';
import type { HeldAccess, HeldSayings, PartGroup } from '../system-access.ts';
import type { HeldLayer } from './held-layers.ts';
import { heldLayers } from './held-layers.ts';
import { groupsOfLayer, type Inquiry, wayInLayers } from './held-parts.ts';
import { heldSayings } from './held-sayings.ts';
import { keyOfLayer } from './layer-keys.ts';

/** What a principal holds at a time, with keys for it and its parts; each is made when it is asked for. */
export function heldAccess(
  system: Omit<Inquiry, 'principal' | 'now'>,
  principal: CompiledPrincipal | undefined,
  now: number,
): HeldAccess {
  if (principal === undefined || inactivityAt(principal, now) !== undefined) return nothingHeld;
  return new HeldNow({ ...system, principal, now });
}

/** A class, since there are two for everybody: an object of functions takes several times the memory and time. */
class HeldNow implements HeldAccess {
  readonly groups: readonly PartGroup[];
  readonly #inquiry: Inquiry;
  readonly #layers: readonly HeldLayer[];
  #key: string | undefined;
  #set: AccessSet | undefined;

  constructor(inquiry: Inquiry) {
    this.#inquiry = inquiry;
    this.#layers = heldLayers(inquiry.engine, inquiry.principal, inquiry.now);
    const [only, ...others] = this.#layers.map((layer) => groupsOfLayer(inquiry, layer));
    this.groups = others.length === 0 ? (only ?? []) : [only ?? [], ...others].flat();
  }

  wayTo(group: number, part: number): readonly RouteStep<Place>[] {
    return wayInLayers(this.#inquiry, this.#layers, group, part);
  }

  get set(): AccessSet {
    const { engine, principal, now } = this.#inquiry;
    this.#set ??= effectiveAccess(engine, principal.name, now);
    return this.#set;
  }

  get key(): string {
    const { content, now } = this.#inquiry;
    this.#key ??= this.#layers.map((layer) => keyOfLayer(content, layer, now)).join('/');
    return this.#key;
  }

  sayingsOf(action: string, beginnings: readonly string[]): HeldSayings {
    const { engine, content, now } = this.#inquiry;
    return heldSayings({ engine, content, layers: this.#layers, now }, action, beginnings);
  }
}
