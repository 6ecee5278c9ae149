import type { Json, JsonObject } from '../../digest/json.ts';
import type { Binding, Organization } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import { knownZone } from '../views/known-zone.ts';

/** How a binding is limited, and why it is there; as YAML has it. */
export interface BindingTerms {
  readonly zone?: string;
  readonly on?: readonly string[];
  /** `2026-12-31` or an instant. */
  readonly starts?: string;
  readonly expires?: string;
  readonly reason?: string;
  readonly ticket?: string;
}

/** A binding as it is written: the name of its role where it has no terms. */
export function bindingItem(role: string, terms: BindingTerms): Json {
  const { zone, on, starts, expires, reason, ticket } = terms;
  const given = presentFields({ zone, on, starts, expires, reason, ticket });
  return Object.keys(given).length === 0 ? role : ({ role, ...given } as JsonObject);
}

/** Terms with the zone by its own name. Throws `view/unknown-zone`. */
export function knownTerms<T extends BindingTerms>(organization: Organization, terms: T): T {
  return terms.zone === undefined ? terms : { ...terms, zone: knownZone(organization, terms.zone).name };
}

/** Whether a binding is of this role on this scope. */
export function isBoundOn({ role, zone, on }: Binding, wanted: string, terms: BindingTerms): boolean {
  const scope = (patterns: readonly string[] = []) => [...new Set(patterns)].sort().join('\n');
  return role === wanted && zone === terms.zone && scope(on) === scope(terms.on);
}
