import { accessCodes } from './catalogue/access.ts';
import { driftCodes } from './catalogue/drift.ts';
import { editCodes } from './catalogue/edit.ts';
import { guardrailCodes } from './catalogue/guardrail.ts';
import { importCodes } from './catalogue/import.ts';
import { modelCodes } from './catalogue/model.ts';
import { parseCodes } from './catalogue/parse.ts';
import { parseTextCodes } from './catalogue/parse-text.ts';
import { planCodes } from './catalogue/plan.ts';
import { targetCodes } from './catalogue/target.ts';
import { testCodes } from './catalogue/test.ts';
import type { Severity } from './diagnostic.ts';

/** What a code means, for `docs/diagnostics.md` and editors. A code is never renamed once released. */
export interface CodeDescription {
  readonly severity: Severity;
  /** What is wrong, as a headline. */
  readonly title: string;
  /** Why it matters and what to do about it. */
  readonly explanation: string;
}

/** Every code of a mistake in the user's files, one catalogue per layer. */
export const catalogue = {
  ...parseCodes,
  ...parseTextCodes,
  ...modelCodes,
  ...accessCodes,
  ...guardrailCodes,
  ...planCodes,
  ...driftCodes,
  ...editCodes,
  ...importCodes,
  ...targetCodes,
  ...testCodes,
} as const satisfies Record<`${string}/${string}`, CodeDescription>;

export type DiagnosticCode = keyof typeof catalogue;
