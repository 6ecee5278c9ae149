// A schema of an OpenAPI 3.0 description without what only people read. Whatever is not known stops the trimming.

/** Keywords that hold one schema, a list of them, or a map of them. */
const one = new Set(['items', 'additionalProperties', 'not']);
const many = new Set(['allOf', 'anyOf', 'oneOf']);

const kept = new Set(
  ['$ref', 'type', 'format', 'enum', 'nullable', 'required', 'pattern', 'uniqueItems'].concat([
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'minProperties',
    'maxProperties',
  ]),
);

const dropped = new Set(
  ['description', 'title', 'default', 'example', 'examples', 'deprecated', 'discriminator'].concat([
    'externalDocs',
    'readOnly',
    'writeOnly',
  ]),
);

export function trimSchema(schema) {
  if (typeof schema === 'boolean') return schema;
  const trimmed = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties') trimmed.properties = mapValues(value, trimSchema);
    else if (one.has(keyword)) trimmed[keyword] = trimSchema(value);
    else if (many.has(keyword)) trimmed[keyword] = value.map(trimSchema);
    else if (kept.has(keyword)) trimmed[keyword] = value;
    else if (!dropped.has(keyword) && !keyword.startsWith('x-')) {
      throw new Error(`a schema has the keyword \`${keyword}\`: say in trim-schema.mjs whether it is kept`);
    }
  }
  return trimmed;
}

export function mapValues(object, transform) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, transform(value)]));
}
