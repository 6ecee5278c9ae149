import { code } from './markdown.mjs';

/** The link to a shape on the same page. */
export function shapeAnchor(name) {
  return `#shape-${name.toLowerCase()}`;
}

/** A type in words: `list of [binding](#shape-binding)`. */
export function typeText(schema) {
  if (schema.$ref !== undefined) {
    const name = shapeName(schema.$ref);
    return `[${name}](${shapeAnchor(name)})`;
  }
  if (schema.const !== undefined) return code(JSON.stringify(schema.const).replaceAll('"', ''));
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(' | ');
  const types = [schema.type ?? 'anything'].flat();
  return types.map((type) => oneType(type, schema)).join(' or ');
}

function oneType(type, schema) {
  if (type === 'array') return `list of ${schema.items === undefined ? 'anything' : typeText(schema.items)}`;
  if (type !== 'object') return type;
  const { additionalProperties } = schema;
  if (schema.properties !== undefined) return 'map';
  if (additionalProperties === true || additionalProperties === undefined) return 'free-form map';
  return `map of ${typeText(additionalProperties)}`;
}

export function shapeName(reference) {
  return reference.split('/').at(-1);
}

/** Every field of a schema, inner ones by their path: `membership.owners.min`, `exempt[].reason`, `plans.*.members`. */
export function fieldsOf(schema, prefix = '') {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    return [{ path, field, required: required.has(name) }, ...innerFields(field, path)];
  });
}

function innerFields(field, path) {
  if (field.$ref !== undefined) return [];
  if (field.items !== undefined) return fieldsOf(field.items, `${path}[].`);
  const values = field.additionalProperties;
  if (values !== null && typeof values === 'object') return fieldsOf(values, `${path}.*.`);
  return fieldsOf(field, `${path}.`);
}

/** What a schema demands of keys together, one sentence each. */
export function combinations({ oneOf, anyOf, not }) {
  const keys = (choices) =>
    choices
      .flatMap(({ required }) => required)
      .map(code)
      .join(', ');
  return [
    oneOf === undefined ? '' : `Exactly one of ${keys(oneOf)}.`,
    anyOf === undefined ? '' : `At least one of ${keys(anyOf)}.`,
    not?.required === undefined ? '' : `Not together: ${keys([not])}.`,
  ].filter(Boolean);
}
