import { type DocumentNode, GraphQLError, parse, validate } from 'graphql';
import { publishedSchema } from './published-schema.ts';

export type CheckedQuery =
  | { readonly document: DocumentNode }
  | { readonly problems: readonly GraphQLError[] };

const checked = new Map<string, CheckedQuery>();

/** The query, parsed and held against GitHub's schema; each text once. */
export function checkQuery(text: string): CheckedQuery {
  const known = checked.get(text);
  if (known !== undefined) return known;
  const query = check(text);
  checked.set(text, query);
  return query;
}

function check(text: string): CheckedQuery {
  try {
    const document = parse(text);
    const problems = validate(publishedSchema(), document);
    return problems.length === 0 ? { document } : { problems };
  } catch (error) {
    if (error instanceof GraphQLError) return { problems: [error] };
    throw error;
  }
}
