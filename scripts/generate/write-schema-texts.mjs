import { createGatherer } from './gather-definitions.mjs';
import { formatFiles, kindFiles } from './read-schemas.mjs';

const banner = '// Generated from schemas/ by `npm run generate`; do not edit.\n';

/** The schemas as a module, each without references to other files: what `bylaw schema` prints and `init` writes. */
export function writeSchemaTexts(schemas, documentSchema) {
  const texts = { document: documentSchema };
  for (const [name, file] of [...kindFiles, ...formatFiles]) texts[name] = selfContained(schemas, file);
  const entries = Object.entries(texts).map(
    ([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(schema)},\n`,
  );
  const names = Object.keys(texts).map((name) => JSON.stringify(name));
  return [
    ['src/schema/generated/schemas.js', `${banner}export const schemas = {\n${entries.join('')}};\n`],
    [
      'src/schema/generated/schemas.d.ts',
      `${banner}import type { JsonObject } from '../../digest/json.ts';\n\nexport declare const schemas: Readonly<Record<${names.join(' | ')}, JsonObject>>;\n`,
    ],
  ];
}

function selfContained(schemas, file) {
  const gatherer = createGatherer(schemas);
  const body = gatherer.take(file);
  const { $schema, $id } = schemas.get(file);
  return { $schema, $id, ...body, $defs: gatherer.definitions() };
}
