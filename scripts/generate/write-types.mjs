import { compile } from 'json-schema-to-typescript';
import ts from 'typescript';
import { createGatherer } from './gather-definitions.mjs';
import { formatFiles, kindFiles } from './read-schemas.mjs';

const banner = `// Generated from schemas/ by \`npm run generate\`; do not edit.
import type { JsonObject } from '../../digest/json.ts';
`;

/** The TypeScript of what people write, and of what Bylaw writes. */
export async function writeTypes(schemas) {
  const kinds = new Map([...kindFiles].map(([kind, file]) => [`Written${kind}`, file]));
  kinds.set('WrittenList', 'list.schema.json');
  const formats = new Map(
    [...formatFiles.values()].map((file) => [`Written${schemas.get(file).title}`, file]),
  );
  return [
    ['src/schema/generated/documents.ts', await typesOf(schemas, kinds, 'WrittenDocument')],
    ['src/schema/generated/formats.ts', await typesOf(schemas, formats, 'WrittenFormat')],
  ];
}

async function typesOf(schemas, files, union) {
  const gatherer = createGatherer(schemas, (name) => `Written${name[0].toUpperCase()}${name.slice(1)}`);
  const roots = [...files].map(([name, file]) => [name, forTypes(gatherer.take(file))]);
  const definitions = Object.entries(gatherer.definitions()).map(([name, schema]) => [
    name,
    forTypes(schema),
  ]);
  const schema = {
    title: union,
    anyOf: roots.map(([name]) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries([...roots, ...definitions]),
  };
  const text = await compile(schema, union, {
    bannerComment: banner,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 110 },
  });
  return makeReadonly(text);
}

/** What says more than a type can: combinations of keys, and texts for editors. */
const beyondTypes = new Set([
  'title',
  'oneOf',
  'anyOf',
  'not',
  'if',
  'then',
  'else',
  'propertyNames',
  'examples',
  'default',
  'pattern',
  'minItems',
  'uniqueItems',
]);

function forTypes(schema, isMap = false) {
  if (Array.isArray(schema)) return schema.map((item) => forTypes(item));
  if (schema === null || typeof schema !== 'object') return schema;
  // What stands beside a reference would make a second type of the same shape.
  if (!isMap && typeof schema.$ref === 'string') return { $ref: schema.$ref };
  if (!isMap && schema.additionalProperties === true) return freeForm(schema);
  const kept = Object.entries(schema).filter(([key]) => isMap || !beyondTypes.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'enum' || key === 'const'
        ? value
        : forTypes(value, !isMap && (key === 'properties' || key === 'patternProperties')),
    ]),
  );
}

/** A map of anything that JSON can hold. */
function freeForm({ description, type }) {
  return { description, tsType: type.includes('null') ? 'JsonObject | null' : 'JsonObject' };
}

/** Every property, index signature and array of the text made `readonly`. */
function makeReadonly(text) {
  const source = ts.createSourceFile('types.ts', text, ts.ScriptTarget.Latest, true);
  const insertions = [];
  visit(source);
  let out = text;
  for (const [offset, word] of insertions.sort(([a], [b]) => b - a))
    out = out.slice(0, offset) + word + out.slice(offset);
  return out;

  function visit(node) {
    if (ts.isPropertySignature(node) || ts.isIndexSignatureDeclaration(node))
      insertions.push([node.getStart(source), 'readonly ']);
    if (ts.isArrayTypeNode(node)) insertions.push([node.getStart(source), 'readonly ']);
    ts.forEachChild(node, visit);
  }
}
