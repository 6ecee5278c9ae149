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
  return new HeldNow(system, principal, now);
}

/**
 * A class, since there are two for everybody: an object of functions takes several times the memory and time. For the
 * same reason layers are made where they are asked for, which is for few.
 */
class HeldNow implements HeldAccess, Inquiry {
  readonly engine: Inquiry['engine'];
  readonly content: Inquiry['content'];
  readonly principal: CompiledPrincipal;
  readonly now: number;
  readonly groups: readonly PartGroup[];
  #layers: readonly HeldLayer[] | undefined;
  #key: string | undefined;
  #set: AccessSet | undefined;

  constructor(
    { engine, content }: Omit<Inquiry, 'principal' | 'now'>,
    principal: CompiledPrincipal,
    now: number,
  ) {
    this.engine = engine;
    this.content = content;
    this.principal = principal;
    this.now = now;
    this.groups = groupsOfUnlimited(this) ?? this.#inLayers.flatMap((layer) => groupsOfLayer(this, layer));
  }

  get #inLayers(): readonly HeldLayer[] {
    this.#layers ??= heldLayers(this.engine, this.principal, this.now);
    return this.#layers;
  }

  wayTo(group: number, part: number): readonly RouteStep<Place>[] {
    return wayInLayers(this, this.#inLayers, group, part);
  }

  get set(): AccessSet {
    this.#set ??= effectiveAccess(this.engine, this.principal.name, this.now);
    return this.#set;
  }

  get key(): string {
    this.#key ??= this.#inLayers.map((layer) => keyOfLayer(this.content, layer, this.now)).join('/');
    return this.#key;
  }

  sayingsOf(action: string, beginnings: readonly string[]): HeldSayings {
    const { engine, content, now } = this;
    return heldSayings({ engine, content, layers: this.#inLayers, now }, action, beginnings);
  }
}
