import type { Fields } from '../contract-validator.ts';
import type { ParameterDescription } from './github-description.ts';
import type { DocumentedOperation, FoundOperation } from './operation-table.ts';
import type { CompileSchema } from './schema-compiler.ts';

const defaultVersion = '2022-11-28';
const versions: readonly string[] = [defaultVersion, '2026-03-10'];

interface SentRequest {
  readonly query: Fields;
  readonly headers: Fields;
  readonly body: unknown;
}

export function requestProblems(
  { operation, pathParameters }: FoundOperation,
  request: SentRequest,
  compile: CompileSchema,
): readonly string[] {
  return [
    ...operation.parameters
      .filter((parameter) => parameter.in === 'path')
      .flatMap((parameter) => parameterProblems(parameter, pathParameters[parameter.name], compile)),
    ...queryProblems(operation, request.query, compile),
    ...bodyProblems(operation, request, compile),
    ...headerProblems(request),
  ];
}

function queryProblems(
  operation: DocumentedOperation,
  query: Fields,
  compile: CompileSchema,
): readonly string[] {
  const documented = operation.parameters.filter((parameter) => parameter.in === 'query');
  const unknown = Object.keys(query).filter(
    (name) => !documented.some((parameter) => parameter.name === name),
  );
  return [
    ...unknown.map((name) => `query parameter ${name} is not documented`),
    ...documented.flatMap((parameter) => parameterProblems(parameter, query[parameter.name], compile)),
  ];
}

function parameterProblems(
  parameter: ParameterDescription,
  text: string | undefined,
  compile: CompileSchema,
): readonly string[] {
  const name = `${parameter.in} parameter ${parameter.name}`;
  if (text === undefined) return parameter.required ? [`${name} is missing`] : [];
  if (text === '') return [`${name} is empty`];
  return compile(parameter.schema)(name, readParameter(text, parameter.schema));
}

/** Parameters are texts: what is declared as a number or a truth value is read as one. */
function readParameter(text: string, schema: ParameterDescription['schema']): unknown {
  const type = typeof schema === 'boolean' ? undefined : schema.type;
  if ((type === 'integer' || type === 'number') && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function bodyProblems(
  operation: DocumentedOperation,
  request: SentRequest,
  compile: CompileSchema,
): readonly string[] {
  const documented = operation.requestBody;
  const schema = documented?.content?.['application/json']?.schema;
  if (request.body === undefined) return documented?.required ? ['a body is missing'] : [];
  if (schema === undefined) return isEmptyObject(request.body) ? [] : ['no body is documented'];
  const fields = Object.keys(Object(request.body));
  const version = String(request.headers['x-github-api-version'] ?? defaultVersion);
  const removed = (operation['x-removed-fields'] ?? [])
    .filter((each) => each.version <= version && fields.includes(each.field))
    .map((each) => `body/${each.field} is not taken since version ${each.version}`);
  return [...compile(schema)('body', request.body), ...removed];
}

/** Clients send `{}` where there is nothing to say. */
function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}

function headerProblems({ headers, body }: SentRequest): readonly string[] {
  const version = headers['x-github-api-version'];
  // Debian's `gh` sends it empty.
  const accept = headers.accept || '*/*';
  const checks: readonly (readonly [boolean, string])[] = [
    // "All API requests must include a valid User-Agent header."
    [(headers['user-agent'] ?? '') !== '', 'user-agent is missing'],
    [
      version === undefined || versions.includes(String(version)),
      `version ${version} of the API is not there`,
    ],
    [
      /json|\*\/\*/.test(accept) && !/\.(?:raw|html|text|full|diff|patch|sha)\b/.test(accept),
      `accept is ${accept}: what is asked for here is JSON`,
    ],
    [
      body === undefined || /json/.test(String(headers['content-type'])),
      `content-type is ${headers['content-type']}: the body is JSON`,
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => `headers: ${problem}`);
}
