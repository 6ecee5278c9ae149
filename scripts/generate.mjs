// `npm run generate` writes every generated file; `--check` only tells which are stale.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeDocumentSchema } from './generate/compose-document-schema.mjs';
import { readSchemas } from './generate/read-schemas.mjs';
import { writeActionTwin } from './generate/write-action-twin.mjs';
import { writeCommandsPage } from './generate/write-commands-page.mjs';
import { writeDiagnosticsPage } from './generate/write-diagnostics-page.mjs';
import { writeFormatsPage } from './generate/write-formats-page.mjs';
import { writeSchemaTexts } from './generate/write-schema-texts.mjs';
import { writeTypes } from './generate/write-types.mjs';
import { writeValidators } from './generate/write-validators.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemas = readSchemas(join(root, 'schemas'));
const documentSchema = composeDocumentSchema(schemas);

/** Every generated file and its text, by path from the root. */
const outputs = new Map([
  ['schemas/document.schema.json', formatted(documentSchema, 'document.schema.json')],
  ...(await writeTypes(schemas)),
  ...(await writeValidators(schemas)),
  ...writeSchemaTexts(schemas, documentSchema),
  ...(await writeDiagnosticsPage()),
  ...(await writeCommandsPage()),
  ...writeFormatsPage(schemas),
  ...writeActionTwin(root),
]);

const stale = [...outputs].filter(([path, text]) => textOf(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`stale: ${path} (run \`npm run generate\`)`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}

/** JSON as Biome lays it out. */
function formatted(value, name) {
  const biome = join(root, 'node_modules/.bin/biome');
  return execFileSync(biome, ['format', `--stdin-file-path=${name}`], {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(value, null, 2),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function textOf(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
