import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { formatFiles, kindFiles } from './read-schemas.mjs';

const banner = '// Generated from schemas/ by `npm run generate`; do not edit.\n';

/**
 * Modules of compiled validators, so that nothing of ajv is loaded at run time: one for documents, which every command
 * reads, and one for the formats that Bylaw writes itself.
 */
export async function writeValidators(schemas) {
  const formats = [...formatFiles.values()].map((file) => [schemas.get(file).title, file]);
  return [
    ...(await writeModule(schemas, 'document-validators', [...kindFiles, ['List', 'list.schema.json']])),
    ...(await writeModule(schemas, 'format-validators', formats)),
  ];
}

async function writeModule(schemas, name, exported) {
  const code = standaloneCode(createValidator(schemas), Object.fromEntries(exported));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
  });
  const declarations = exported
    .map(([title]) => `export declare const ${title}: CompiledValidator;\n`)
    .join('');
  return [
    [`src/schema/generated/${name}.js`, banner + outputFiles[0].text],
    [
      `src/schema/generated/${name}.d.ts`,
      `${banner}import type { CompiledValidator } from '../compiled-validator.ts';\n\n${declarations}`,
    ],
  ];
}

/** A strict ajv that knows every schema; `patternErrorMessage` is the editors' keyword for saying a pattern in words. */
export function createValidator(schemas) {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: true,
    allowUnionTypes: true,
    allErrors: true,
    verbose: true,
    messages: false,
    code: { source: true, esm: true, optimize: 2 },
    inlineRefs: false,
  });
  ajv.addKeyword({ keyword: 'patternErrorMessage', schemaType: 'string' });
  for (const schema of schemas.values()) ajv.addSchema(schema);
  return ajv;
}
