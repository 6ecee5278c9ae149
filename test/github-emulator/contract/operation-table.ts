import type { GithubDescription, OperationDescription } from './github-description.ts';

export interface DocumentedOperation extends OperationDescription {
  readonly method: string;
  /** `/orgs/{org}/members` */
  readonly template: string;
}

export interface FoundOperation {
  readonly operation: DocumentedOperation;
  /** As they stand in the path, decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface OperationTable {
  find(method: string, path: string): FoundOperation | undefined;
  /** By `operationId`. */
  named(operationId: string): DocumentedOperation;
}

export function operationTable(description: GithubDescription): OperationTable {
  const operations = Object.entries(description.paths).flatMap(([template, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      template,
    })),
  );
  // A word that is written out goes before a parameter: `/user/orgs` is no account id.
  operations.sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  return {
    find(method, asked) {
      const path = withoutNumbers(asked);
      for (const operation of operations) {
        if (operation.method !== method) continue;
        const pathParameters = match(operation.template.split('/'), path.split('/'));
        if (pathParameters !== undefined) return { operation, pathParameters };
      }
      return undefined;
    },
    named(operationId) {
      const operation = byId.get(operationId);
      if (operation === undefined) throw new Error(`${operationId} is not listed in openapi/operations.json`);
      return operation;
    },
  };
}

/** Links to further pages name an organization, a team or a repository by number, in paths that no document lists. */
function withoutNumbers(path: string): string {
  return path
    .replace(/^\/organizations\/(\d+)\/team\/(\d+)(?=\/|$)/, '/orgs/$1/teams/$2')
    .replace(/^\/organizations\/(\d+)(?=\/|$)/, '/orgs/$1')
    .replace(/^\/repositories\/(\d+)(?=\/|$)/, '/repos/$1/$1');
}

function match(
  template: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (template.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) {
      if (segment === '') return undefined;
      parameters[part.slice(1, -1)] = decodeURIComponent(segment);
    } else if (part !== segment) return undefined;
  }
  return parameters;
}
