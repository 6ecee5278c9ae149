import type { RejectedDocument } from '../parse/rejected-documents.ts';

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
}
