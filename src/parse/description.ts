import type { DiagnosticCode } from '../diagnostic/catalogue.ts';

/** What is told about one mistake, its place aside. */
export interface Description {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
}
