import { readFileSync } from 'node:fs';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';

// The package exports it within a module that holds the 4 MB of its introspection, too.
const published = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);

let schema: GraphQLSchema | undefined;

/** The schema that GitHub publishes. It is long: built when the first query comes, and once. */
export function publishedSchema(): GraphQLSchema {
  if (schema === undefined) {
    schema = buildASTSchema(parse(readFileSync(published, 'utf8'), { noLocation: true }), {
      assumeValid: true,
    });
  }
  return schema;
}
