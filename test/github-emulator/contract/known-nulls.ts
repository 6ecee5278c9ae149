import type { GithubDescription, OpenApiSchema } from './github-description.ts';

type Fields = { readonly [name: string]: OpenApiSchema };

/** What GitHub leaves empty though its description does not say so: properties, from a schema on. */
export const knownNulls: readonly { readonly path: string; readonly reason: string }[] = [
  ...['pull-request', 'pull-request-simple'].map((schema) => ({
    path: `${schema}/head/repo`,
    reason: 'a fork that was deleted: github/rest-api-description#1811',
  })),
  ...['pull-request/user', 'pull-request/head/user'].map((path) => ({
    path,
    reason: 'an account that was deleted: reviewninja/review.ninja#813, NixOS/nixpkgs#436777',
  })),
  { path: 'workflow-run/head_repository', reason: 'a fork that was deleted: a guess, as of pull requests' },
];

/** The description with these as GitHub answers them. */
export function withKnownNulls(description: GithubDescription): GithubDescription {
  const schemas = { ...description.components.schemas };
  for (const { path } of knownNulls) {
    const [name = '', ...rest] = path.split('/');
    if (schemas[name] !== undefined) {
      schemas[name] = withNull(schemas[name], rest);
    }
  }
  return { ...description, components: { schemas } };
}

function withNull(schema: OpenApiSchema, path: readonly string[]): OpenApiSchema {
  const [name, ...rest] = path;
  if (name === undefined) {
    return { nullable: true, allOf: [schema] };
  }
  const { properties, ...others } = schema as { readonly properties: Fields };
  return { ...others, properties: { ...properties, [name]: withNull(properties[name] ?? true, rest) } };
}
