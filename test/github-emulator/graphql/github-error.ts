import { GraphQLError } from 'graphql';

/** The `type` that GitHub puts on an error beside what the GraphQL specification knows. */
export type ErrorType =
  | 'ARGUMENT_LIMIT'
  | 'EXCESSIVE_PAGINATION'
  | 'FORBIDDEN'
  | 'INSUFFICIENT_SCOPES'
  | 'INVALID_CURSOR_ARGUMENTS'
  | 'MAX_NODE_LIMIT_EXCEEDED'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'RESOURCE_LIMITS_EXCEEDED';

export function githubError(
  type: ErrorType,
  message: string,
  path?: readonly (string | number)[],
): GraphQLError {
  return new GraphQLError(message, { path, extensions: { type } });
}

/** As it stands in an answer: GitHub writes the type beside the message. */
export function renderError(error: GraphQLError): Readonly<Record<string, unknown>> {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}
