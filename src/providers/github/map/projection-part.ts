import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Origin } from '../../../parse/document.ts';
import type { Address } from '../../../plan/address.ts';
import type { Life } from '../../../plan/course.ts';
import type { ScheduledEdge } from '../../../plan/state.ts';

/** One entry of a projection, with where it is declared. */
export interface ProjectedEntry {
  readonly address: Address;
  readonly value: JsonObject;
  readonly origin: Origin;
  readonly previously?: readonly Address[];
}

/** What one kind of thing adds to a projection; what is left out is nothing. */
export interface ProjectionPart {
  readonly entries: readonly ProjectedEntry[];
  readonly scheduled?: readonly ScheduledEdge[];
  readonly expired?: readonly ScheduledEdge[];
  readonly timed?: readonly Address[];
  readonly lives?: ReadonlyMap<Address, Life>;
  readonly findings?: readonly PlacedDiagnostic[];
}
