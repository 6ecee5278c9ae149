// GitHub's descriptions of its platforms, cut down to the listed operations and the schemas that those reach.
import { trimOperation } from './trim-operation.mjs';
import { mapValues, trimSchema } from './trim-schema.mjs';

const prefix = '#/components/schemas/';

/**
 * `descriptions`: by platform, as published. The operations come from the platform they are listed under; a schema that
 * the first platform words differently is kept beside its own as `<platform>.<name>`.
 */
export function trimDescriptions({ documents, platforms }, descriptions) {
  const [main] = Object.keys(documents);
  const paths = {};
  const schemas = {};
  for (const [platform, operations] of Object.entries(documents)) {
    const reached = new Map();
    const nameIn = (name) => placeSchema(descriptions, main, platform, name, reached);
    for (const line of operations) {
      const [method, path] = line.split(' ');
      const operation = rename(trimOperation(descriptions[platform], method, path), nameIn);
      const known = platforms.filter((each) => descriptions[each].paths[path]?.[method.toLowerCase()]);
      paths[path] = { ...paths[path], [method.toLowerCase()]: { ...operation, 'x-documented-in': known } };
    }
    // Each schema may reach others: the map grows while it is walked.
    for (const [name, schema] of reached) schemas[name] = rename(schema, nameIn);
  }
  return { paths: sorted(paths), schemas: sorted(schemas) };
}

function placeSchema(descriptions, main, platform, name, reached) {
  const shared =
    platform === main || closureOf(descriptions[platform], name) === closureOf(descriptions[main], name);
  const place = shared ? name : `${platform}.${name}`;
  if (!reached.has(place)) reached.set(place, trimSchema(descriptions[platform].components.schemas[name]));
  return place;
}

/** The schema with all that it reaches, as text. */
function closureOf(description, name) {
  const texts = new Map([[name, '']]);
  for (const each of texts.keys()) {
    const schema = description.components.schemas[each];
    const text = schema === undefined ? '' : JSON.stringify(trimSchema(schema));
    texts.set(each, text);
    for (const [, next] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!texts.has(next)) texts.set(next, '');
    }
  }
  return JSON.stringify([...texts]);
}

/** The value with each schema that it refers to under the name it has here. */
function rename(value, nameIn) {
  if (Array.isArray(value)) return value.map((each) => rename(each, nameIn));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$ref === 'string') return { $ref: prefix + nameIn(value.$ref.slice(prefix.length)) };
  return mapValues(value, (each) => rename(each, nameIn));
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
