import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import type { Origin } from '../../parse/document.ts';
import type { Address } from '../address.ts';
import type { RoleTerms } from '../projection.ts';
import type { StateEntries } from '../state.ts';

/** What rules about a change look at: the state last applied, the actual one and the one to come, under the new names. */
export interface TransitionInput {
  readonly organization: Organization;
  /** Empty before the first apply: then there is nothing to change. */
  readonly last: StateEntries;
  /** As the target has it; differs from `last` where somebody else changed it. */
  readonly actual: StateEntries;
  /** As it will be, with what Bylaw does not manage. */
  readonly next: StateEntries;
  /** Where `next` may differ from `last`. */
  readonly changed: ReadonlySet<Address>;
  /** Members whose invitation was not accepted: as long as that is so, they can do nothing. */
  readonly waiting: ReadonlySet<Address>;
  /** Of a system with words of its own: there everybody is invited. */
  readonly terms: RoleTerms | undefined;
  readonly origins: Pick<ReadonlyMap<Address, Origin>, 'get'>;
}

/** A rule about a change. Rules about one state alone belong to the model. */
export type Transition = (input: TransitionInput) => readonly PlacedDiagnostic[];

/** The place of a field of an entry, or nothing where no file declares the entry any more. */
export function placeOf(
  { origins }: TransitionInput,
  address: Address,
  field: string,
): Pick<PlacedDiagnostic, 'at'> {
  const origin = origins.get(address);
  if (origin === undefined) return {};
  return { at: { file: origin.file, document: origin.document, path: [...origin.path, field], on: 'value' } };
}

export function objectIn(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
