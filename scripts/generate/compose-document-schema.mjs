import { createGatherer } from './gather-definitions.mjs';
import { kindFiles, singleKinds } from './read-schemas.mjs';

/**
 * The schema that an editor checks a file with: any kind, and its list form. It refers to no other file, so that a
 * repository carries this one alone. In a list with `defaults` an item may lack what the defaults may give.
 */
export function composeDocumentSchema(schemas) {
  const gatherer = createGatherer(schemas);
  const bodies = new Map([...kindFiles].map(([kind, file]) => [kind, gatherer.take(file)]));
  const definitions = {};
  for (const [kind, body] of bodies) {
    definitions[kind] = body;
    if (singleKinds.has(kind)) continue;
    definitions[`${kind}Fields`] = fieldsOf(kind, body);
    definitions[`${kind}List`] = listOf(kind, body);
  }
  const written = Object.keys(definitions).filter((name) => !name.endsWith('Fields'));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'document.schema.json',
    $comment: 'Generated from the schemas of the kinds by `npm run generate`; do not edit.',
    title: 'Bylaw document',
    description: 'Any document of a Bylaw repository.',
    type: 'object',
    required: ['apiVersion', 'kind'],
    properties: {
      apiVersion: { $ref: '#/$defs/apiVersion' },
      kind: { description: 'What this document declares.', enum: written },
    },
    allOf: written.map((kind) => ({
      if: { required: ['kind'], properties: { kind: { const: kind } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { $ref: `#/$defs/${kind}` },
    })),
    $defs: { ...definitions, ...gatherer.definitions() },
  };
}

/** The fields of a kind, none of them required. */
function fieldsOf(kind, body) {
  const names = Object.keys(body.properties);
  return {
    description: `Fields of a ${kind}.`,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      names.map((name) => [name, { $ref: `#/$defs/${kind}/properties/${name}` }]),
    ),
  };
}

function listOf(kind, body) {
  const { apiVersion } = body.properties;
  const required = body.required.filter((name) => name !== 'apiVersion' && name !== 'kind');
  const whole = { required };
  if (body.oneOf !== undefined) whole.oneOf = body.oneOf;
  if (body.anyOf !== undefined) whole.anyOf = body.anyOf;
  return {
    title: `${kind}List`,
    description: `Several documents of kind ${kind}.`,
    type: 'object',
    additionalProperties: false,
    required: ['apiVersion', 'kind', 'items'],
    properties: {
      apiVersion,
      kind: { description: 'The kind of this document.', const: `${kind}List` },
      defaults: {
        description: 'Fields merged under each item: maps deeply, lists and scalars replaced.',
        $ref: `#/$defs/${kind}Fields`,
      },
      items: {
        description: 'The documents, each without `apiVersion` and `kind`.',
        type: 'array',
        items: { $ref: `#/$defs/${kind}Fields`, required: ['name'] },
      },
    },
    if: { required: ['defaults'] },
    else: { properties: { items: { items: whole } } },
  };
}
