import type { DriftedObject } from '../../audit/drifted-objects.ts';
import type { Scope } from '../../audit/scope.ts';
import type { Diagnostic, SourceRange } from '../../diagnostic/diagnostic.ts';
import type { Address, ObjectKind } from '../../plan/address.ts';

/** What others changed in the targets that keep a state of their own. */
export interface DriftReport {
  /** When it was looked at. */
  readonly at: string;
  readonly sections: readonly DriftSection[];
}

/** An object that is declared stands somewhere. */
export interface ReportedObject extends DriftedObject {
  readonly at?: SourceRange;
}

/** One organization in one target. */
export interface DriftSection extends Scope {
  readonly provider: string;
  /** The last entry that says what is there: a result, or the drift that an apply found. Null: nothing was applied. */
  readonly since: { readonly sequence: number; readonly kind: string; readonly at: string } | null;
  /** What differs from the record. */
  readonly objects: readonly ReportedObject[];
  /** Those of its addresses that the files do not say as they are now, so that an apply changes them. */
  readonly taken: readonly Address[];
  /** What applies found and recorded before, newest first; of the time asked for. */
  readonly earlier: readonly {
    readonly sequence: number;
    readonly at: string;
    readonly objects: readonly DriftedObject[];
  }[];
  /** What ended and is in the target still: until the next apply. */
  readonly expired: readonly { readonly address: Address; readonly at: string }[];
  /** What is there and neither managed nor declared: names, by kind. */
  readonly unmanaged: readonly { readonly kind: ObjectKind; readonly names: readonly string[] }[];
  /** What the target says of itself: settings that differ and that Bylaw cannot set, log-ins of others. */
  readonly findings: readonly Diagnostic[];
  /** Why the target does not tell who did it; null where it was asked and told, or where nothing was to be told. */
  readonly noTrail: string | null;
}

/** `findings`: nobody changed what was applied, and yet something is not as it is declared to be, or is not there. */
export type DriftStanding = 'drift' | 'findings' | 'fine';

export function driftStanding({ sections }: DriftReport): DriftStanding {
  if (sections.some(({ objects, expired }) => objects.length + expired.length > 0)) return 'drift';
  const findings = sections.flatMap((section) => section.findings);
  return findings.some(({ severity }) => severity !== 'info') ? 'findings' : 'fine';
}

/** Whether anything differs from what was recorded, or from what is declared to be found there. */
export function hasDrift(report: DriftReport): boolean {
  return driftStanding(report) !== 'fine';
}
