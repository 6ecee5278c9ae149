import { readDescription } from './contract/github-description.ts';
import { withKnownNulls } from './contract/known-nulls.ts';
import { operationTable } from './contract/operation-table.ts';
import { requestProblems } from './contract/request-problems.ts';
import { responseProblems } from './contract/response-problems.ts';
import { schemaCompiler } from './contract/schema-compiler.ts';

/** Holds requests and answers against GitHub's own description; the dispatcher asks it about every one. */
export interface ContractValidator {
  /**
   * `path` is the one asked for, without the prefix of a GitHub Enterprise Server; names of headers are in lower case;
   * `body` is undefined where none was sent.
   */
  request(
    method: string,
    path: string,
    query: Fields,
    body: unknown,
    headers?: Fields,
  ): {
    /** Name of the operation; absent: GitHub has none at this path, which is a problem by itself. */
    readonly operation?: string;
    readonly problems: readonly string[];
  };
  /**
   * What is wrong with an answer; a status among it that the operation does not document, unless it is one of those
   * that GitHub answers anywhere (undocumented-statuses.ts). Not to be asked about the cut and garbled answers of faults.
   */
  response(operation: string, status: number, headers: Fields, body: unknown): readonly string[];
}

export type Fields = Readonly<Record<string, string>>;

export function contractValidator(): ContractValidator {
  const description = withKnownNulls(readDescription());
  const table = operationTable(description);
  const compile = schemaCompiler(description);
  return {
    request(method, path, query, body, headers = {}) {
      const found = table.find(method, path);
      if (found === undefined) return { problems: [`${method} ${path} is not documented`] };
      const problems = requestProblems(found, { query, body, headers }, compile);
      const { operationId, template } = found.operation;
      return {
        operation: operationId,
        problems: problems.map((problem) => `${method} ${template}: ${problem}`),
      };
    },
    response(operation, status, headers, body) {
      const documented = table.named(operation);
      const problems = responseProblems(documented, { status, headers, body }, compile);
      return problems.map((problem) => `${operation} answered ${status}: ${problem}`);
    },
  };
}
