import type { OpenApiSchema } from './github-description.ts';

const prefix = '#/components/schemas/';

/** What a shared schema of the description is registered as; as a piece of others it allows what these add. */
export function schemaId(name: string, isPart = false): string {
  return isPart ? `github-part:${name}` : `github:${name}`;
}

type Schema = { readonly [keyword: string]: unknown };

const lists = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * A schema of OpenAPI 3.0 as JSON Schema, stricter than GitHub means it: an object that lists its properties has no
 * others, so that neither a client nor the emulator can make up a field.
 */
export function translateSchema(schema: OpenApiSchema, isPart = false): OpenApiSchema {
  if (typeof schema === 'boolean') return schema;
  if (typeof schema.$ref === 'string') return { $ref: schemaId(schema.$ref.slice(prefix.length), isPart) };
  const { nullable, ...plain } = translateParts(schema, isPart);
  return nullable === true ? withNull(plain) : plain;
}

function translateParts(schema: Schema, isPart: boolean): Schema {
  const translated: Record<string, unknown> = { ...schema };
  for (const keyword of lists) {
    const parts = schema[keyword] as readonly OpenApiSchema[] | undefined;
    if (parts === undefined) continue;
    delete translated[keyword];
    // GitHub's alternatives overlap (an error without details is of two kinds): `oneOf` would refuse what fits both.
    const target = keyword === 'oneOf' ? 'anyOf' : keyword;
    const arePieces = isPart || (keyword === 'allOf' && parts.length > 1) || schema.properties !== undefined;
    translated[target] = parts.map((part) => translateSchema(part, arePieces));
  }
  for (const keyword of ['items', 'not', 'additionalProperties']) {
    const inner = schema[keyword] as OpenApiSchema | undefined;
    if (inner !== undefined) translated[keyword] = translateSchema(inner);
  }
  return { ...translated, ...translateProperties(schema, isPart) };
}

function translateProperties(schema: Schema, isPart: boolean): Schema {
  const properties = schema.properties as Readonly<Record<string, OpenApiSchema>> | undefined;
  if (properties === undefined) return {};
  const isPiece = isPart || lists.some((keyword) => schema[keyword] !== undefined);
  return {
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, translateSchema(property)]),
    ),
    ...(isPiece || schema.additionalProperties !== undefined ? {} : { additionalProperties: false }),
  };
}

/** `nullable` of OpenAPI 3.0, which stands beside a type, an enumeration or a combination. */
function withNull(schema: Schema): Schema {
  return { anyOf: [{ type: 'null' }, schema] };
}
