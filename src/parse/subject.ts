import type { Document as YamlDocument } from 'yaml';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Kind } from '../schema/kinds.ts';
import type { Document } from './document.ts';

/** A YAML document whose kind is known, with what was already found wrong in it. */
export interface Subject {
  /** Its nodes, which only mistakes ask for: a plain text is read without making any. */
  readonly yaml: () => YamlDocument.Parsed | undefined;
  readonly file: string;
  readonly document: number;
  readonly kind: Kind;
  readonly found: readonly PlacedDiagnostic[];
}

/** What one YAML document declares: none, one, or in a list form several; and every mistake in it. */
export interface ReadDocument {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly PlacedDiagnostic[];
}
