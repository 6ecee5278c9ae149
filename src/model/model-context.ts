import type { RejectedDocument } from '../parse/rejected-documents.ts';
import type { Contents } from './verdicts/inputs-of.ts';
import type { VerdictMemory } from './verdicts/verdicts.ts';

/** What `buildModel` must know beside the documents themselves. */
export interface ModelContext {
  /** Every YAML file that was read, from the repository root, also those without any document. */
  readonly files: readonly string[];
  /**
   * What did not pass the parser or its schema: whoever refers to it is not blamed too. Its own mistakes are
   * reported already.
   */
  readonly rejected: readonly RejectedDocument[];
  /** The providers that targets may name beside those that Bylaw itself knows. */
  readonly providers?: readonly string[];
  /** What rules said in earlier runs, and what tells whether they would say it again; absent: all of them are asked. */
  readonly earlier?: { readonly verdicts: VerdictMemory; readonly contents: Contents };
}
