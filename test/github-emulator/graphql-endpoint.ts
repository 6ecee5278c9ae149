import {
  defaultFieldResolver,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  getOperationAST,
} from 'graphql';
import { checkQuery } from './graphql/checked-query.ts';
import { githubError, renderError } from './graphql/github-error.ts';
import { mutationRoot } from './graphql/mutation-root.ts';
import { publishedSchema } from './graphql/published-schema.ts';
import { queryCost } from './graphql/query-cost.ts';
import { queryRoot } from './graphql/query-root.ts';
import { type View, viewOf } from './graphql/view.ts';
import type { ExecuteGraphql, GraphqlAnswer } from './graphql-executor.ts';

/** Answers a query over the emulator's world by GitHub's own schema, limits and prices. */
export const executeGraphql: ExecuteGraphql = async (request, context) => {
  const query = checkQuery(request.query);
  if ('problems' in query) return refused(query.problems);
  const operation = getOperationAST(query.document, request.operationName);
  if (!operation) return refused([new GraphQLError('No operation named as asked.')]);
  if (operation.operation === 'subscription') return refused([new GraphQLError('GitHub has none.')]);
  const variables = request.variables ?? {};
  const cost = queryCost(query.document, operation, variables);
  if (cost.problems.length > 0) return { ...refused(cost.problems), nodes: cost.nodes };
  if (cost.points > context.points.remaining) {
    const message = `API rate limit exceeded for user ID ${context.caller.account.id}.`;
    return { ...refused([githubError('RATE_LIMITED', message)]), nodes: cost.nodes };
  }
  const view = viewOf(context, cost);
  const result = await execute({
    schema: publishedSchema(),
    document: query.document,
    rootValue: operation.operation === 'query' ? queryRoot(view) : mutationRoot(view),
    contextValue: view,
    variableValues: variables,
    operationName: request.operationName,
    fieldResolver: resolveField,
  });
  const { data, errors = [] } = result;
  const own = errors.find(({ originalError }) => originalError && !(originalError instanceof GraphQLError));
  if (own?.originalError) throw own.originalError;
  return {
    body: {
      ...(data === undefined ? {} : { data }),
      ...(errors.length === 0 ? {} : { errors: errors.map(renderError) }),
    },
    points: cost.points,
    nodes: cost.nodes,
  };
};

function refused(problems: readonly GraphQLError[]): GraphqlAnswer {
  return { body: { errors: problems.map(renderError) }, points: 1, nodes: 0 };
}

/** What the emulator does not serve is a mistake of it, not an answer with null. */
const resolveField: GraphQLFieldResolver<unknown, View> = (source, args, view, info) => {
  if (!(info.fieldName in Object(source))) {
    throw new Error(
      `the emulator does not serve ${info.parentType.name}.${info.fieldName}: graphql/ has to learn it`,
    );
  }
  return defaultFieldResolver(source, args, view, info);
};
