import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

const schemas = new URL('../../schemas/', import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
for (const folder of ['./', './output/']) {
  for (const name of readdirSync(new URL(folder, schemas)).filter((each) => each.endsWith('.schema.json'))) {
    if (name === 'document.schema.json') continue;
    ajv.addSchema(JSON.parse(readFileSync(new URL(`${folder}${name}`, schemas), 'utf8')));
  }
}

/** Whether what a command prints with `--json` is as its schema says. */
export function expectToFit(name: string, value: unknown): void {
  const validate = ajv.getSchema(`output/${name}.schema.json`);
  expect(validate, name).toBeDefined();
  expect(
    validate?.(value) === true ? [] : validate?.errors,
    `${name}: ${JSON.stringify(value).slice(0, 300)}`,
  ).toEqual([]);
}
