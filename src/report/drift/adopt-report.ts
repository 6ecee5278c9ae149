import type { Scope } from '../../audit/scope.ts';
import type { Address } from '../../plan/address.ts';
import type { EditReport } from '../edits/edit-report.ts';

/** Drift that was written into the files, and drift that files cannot say. */
export interface AdoptReport extends EditReport {
  readonly adopted: readonly (Scope & { readonly address: Address })[];
  readonly refused: readonly UnadoptedChange[];
}

export interface UnadoptedChange extends Scope {
  readonly address: Address;
  readonly why: string;
}
