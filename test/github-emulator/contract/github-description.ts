import { readFileSync } from 'node:fs';

/** The part of GitHub's OpenAPI description that is committed; scripts/trim-github-openapi.mjs makes it. */
export interface GithubDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDescription>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, OpenApiSchema>> };
}

export interface OperationDescription {
  readonly operationId: string;
  readonly parameters: readonly ParameterDescription[];
  readonly requestBody?: BodyDescription & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, BodyDescription>>;
  /** Fields of the body that a version of the API, and those after it, no longer take. */
  readonly 'x-removed-fields'?: readonly { readonly version: string; readonly field: string }[];
  readonly 'x-documented-in': readonly Platform[];
}

export interface ParameterDescription {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: OpenApiSchema;
}

/** Without content there is no body. */
interface BodyDescription {
  readonly content?: Readonly<Record<string, { readonly schema: OpenApiSchema }>>;
}

export type OpenApiSchema = boolean | { readonly [keyword: string]: unknown };

export type Platform = 'api.github.com' | 'ghec' | 'ghes-3.19';

export function readDescription(): GithubDescription {
  return JSON.parse(readFileSync(new URL('../openapi/github.json', import.meta.url), 'utf8'));
}
