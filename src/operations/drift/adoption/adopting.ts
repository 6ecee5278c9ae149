import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { AskedSource } from '../../access/asked-source.ts';
import type { DraftedSection } from '../../draft-plan.ts';

/** What drift is written into the files from. */
export interface Adopting {
  readonly source: AskedSource;
  readonly section: DraftedSection;
  /** The names that people nobody declares yet are given, by the name that the target has for them: `@eve`. */
  readonly newcomers: ReadonlyMap<string, string>;
}

/** The edits that say a change, or why the files cannot say it. */
export type Adoption = { readonly edits: readonly DocumentEdit[] } | { readonly why: string };

export const nothingToEdit: Adoption = { edits: [] };
