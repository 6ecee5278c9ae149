/** Holds requests and answers against GitHub's own description; the dispatcher asks it about every one. */
export interface ContractValidator {
  /** `path` is the one asked for, without the prefix of a GitHub Enterprise Server. */
  request(
    method: string,
    path: string,
    query: Readonly<Record<string, string>>,
    body: unknown,
  ): {
    /** Name of the operation; absent: GitHub has none at this path, which is a problem by itself. */
    readonly operation?: string;
    readonly problems: readonly string[];
  };
  /**
   * What is wrong with an answer; a status that the operation does not document among it. Not asked about what GitHub
   * answers anywhere (401, 403 and 404 for lack of permission, rate limits) nor about faults.
   */
  response(
    operation: string,
    status: number,
    headers: Readonly<Record<string, string>>,
    body: unknown,
  ): readonly string[];
}
