import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { GithubDescription, OpenApiSchema } from './github-description.ts';
import { schemaId, translateSchema } from './translate-schema.ts';

/** What of `value` does not fit, as sentences about `name`. */
export type CheckValue = (name: string, value: unknown) => readonly string[];

/** The check of a schema: compiled when it is first used, once. */
export type CompileSchema = (schema: OpenApiSchema) => CheckValue;

export function schemaCompiler(description: GithubDescription): CompileSchema {
  const ajv = new Ajv({
    allErrors: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    verbose: true,
  });
  addFormats.default(ajv);
  // GitHub's own, of which it says no more than "the name of the repository".
  ajv.addFormat('repo.nwo', true);
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    for (const isPart of [false, true]) {
      ajv.addSchema(translateSchema(schema, isPart) as object, schemaId(name, isPart));
    }
  }
  const compiled = new WeakMap<object, CheckValue>();
  return function compile(schema) {
    if (typeof schema === 'boolean') return () => (schema ? [] : ['nothing is allowed here']);
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const check = checkOf(ajv.compile(translateSchema(schema)));
    compiled.set(schema, check);
    return check;
  };
}

function checkOf(validate: ValidateFunction): CheckValue {
  return (name, value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => {
      const detail = error.params.additionalProperty ?? error.params.allowedValues;
      const told = detail === undefined ? '' : ` (${JSON.stringify(detail)})`;
      const found = JSON.stringify(error.data)?.slice(0, 120);
      return `${name}${error.instancePath} ${error.message}${told}, found ${found}`;
    });
  };
}
