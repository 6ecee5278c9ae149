import { readFileSync } from 'node:fs';
import { combinations, fieldsOf, shapeName, typeText } from './describe-schema.mjs';
import { code, fenced, pageHead, table } from './markdown.mjs';
import { formatFiles, kindFiles, singleKinds } from './read-schemas.mjs';

const fixture = 'test/fixtures/model/valid-orchestra/';

/** Where an example of each kind stands: a file of a repository that the tests build, and the document in it. */
const examples = new Map([
  ['Repository', ['bylaw.yaml', 0]],
  ['Organization', ['organizations/philharmonic/organization.yaml', 0]],
  ['Service', ['shared/services/lending.yaml', 0]],
  ['Member', ['organizations/philharmonic/members/principals.yaml', 0]],
  ['ServiceAccount', ['organizations/philharmonic/machines.yaml', 0]],
  ['Token', ['organizations/philharmonic/machines.yaml', 1]],
  ['Team', ['organizations/philharmonic/teams/strings.yaml', 0]],
  ['Role', ['organizations/philharmonic/roles.yaml', 0]],
  ['Policy', ['organizations/philharmonic/policies.yaml', 0]],
  ['Zone', ['organizations/philharmonic/zones.yaml', 0]],
  ['Guardrail', ['shared/guardrails.yaml', 0]],
  ['AccessTest', ['organizations/philharmonic/tests.yaml', 0]],
  ['Target', ['organizations/philharmonic/targets.yaml', 0]],
]);

const introduction = `Every file is YAML 1.2 in UTF-8. A document begins with \`apiVersion: bylaw/v1\` and its \`kind\`. Every kind but
\`Repository\` and \`Organization\` also has a list form: \`kind: MemberList\` with \`items\`, each a document without
\`apiVersion\` and \`kind\`, and optional \`defaults\` that are merged under each item (maps deeply, lists and scalars
replaced). Unknown keys are errors. \`bylaw schema KIND\` prints the JSON Schema.

In the tables \`a.b\` is a key within a map, \`a[].b\` a key of each item of a list, \`a.*.b\` a key of each value of a map.
The examples are parts of one organization, an orchestra: they name roles and people that stand elsewhere. What statements
mean, and which keys and services are there without a file, is told in [policies.md](policies.md).
`;

/** `docs/formats.md`: every format, its fields and an example, from `schemas/`. */
export function writeFormatsPage(schemas) {
  const shapes = new Map(
    [...schemas.values()]
      .flatMap(({ $defs = {} }) => Object.entries($defs))
      .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  );
  const kinds = [...kindFiles].map(([kind, file]) => kindSection(kind, schemas.get(file), shapes));
  const written = [...formatFiles].map(([name, file]) => formatSection(name, schemas.get(file), shapes));
  const text = [
    pageHead('Formats', '`schemas/`'),
    introduction,
    '\n## What people write\n',
    ...kinds,
    '\n## What Bylaw writes\n',
    '\nJSON. The ledger holds more files than these; `docs/decisions/0007-ledger-layout.md` names them all.\n',
    ...written,
    '\n## Shapes\n',
    '\nWhat the tables above refer to.\n',
    ...[...shapes].map(([name, shape]) => shapeSection(name, shape, shapes)),
  ];
  return [['docs/formats.md', text.join('')]];
}

function kindSection(kind, schema, shapes) {
  const [file, index] = examples.get(kind);
  const document = readFileSync(new URL(`../../${fixture}${file}`, import.meta.url), 'utf8').split(/^---\n/m)[
    index
  ];
  if (!new RegExp(`^kind: ${kind}(List)?$`, 'm').test(document)) throw new Error(`${file}: no ${kind} there`);
  const list = singleKinds.has(kind) ? '' : ` List form: ${code(`${kind}List`)}.`;
  return `\n### ${kind}\n\n${schema.description}${list}\n\n${fieldsTable(schema, shapes)}${rules(schema)}\n${fenced('yaml', document)}`;
}

function formatSection(name, schema, shapes) {
  const { title, description } = schema;
  return `\n### ${title}\n\n${description} Schema: ${code(`bylaw schema ${name}`)}.\n\n${fieldsTable(schema, shapes)}${rules(schema)}`;
}

function shapeSection(name, schema, shapes) {
  const type =
    schema.properties === undefined || [schema.type].flat().length > 1 ? `${typeText(schema)}. ` : '';
  const shown = (schema.examples ?? []).map((value) => code(text(value)));
  const given = shown.length === 0 ? '' : ` Such as ${shown.join(', ')}.`;
  const fields = schema.properties === undefined ? '' : `\n${fieldsTable(schema, shapes)}`;
  return `\n### Shape ${code(name)}\n\n${type}${schema.description}${given}\n${fields}${rules(schema)}`;
}

function fieldsTable(schema, shapes) {
  const rows = fieldsOf(schema)
    .filter(({ path }) => path !== 'apiVersion' && !(path === 'kind' && schema.properties.kind.const))
    .map(({ path, field, required }) => [
      code(path),
      typeText(field),
      required ? 'required' : field.default === undefined ? '' : code(text(field.default)),
      [descriptionOf(field, shapes), ...combinations(field)].join(' '),
    ]);
  return table(['Field', 'Type', 'Default', 'Meaning'], rows);
}

/** What a field means here, else what its shape means anywhere. */
function descriptionOf({ description, $ref }, shapes) {
  return description ?? ($ref === undefined ? '' : shapes.get(shapeName($ref)).description);
}

function rules(schema) {
  const sentences = combinations(schema);
  return sentences.length === 0 ? '' : `\n${sentences.join(' ')}\n`;
}

function text(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
