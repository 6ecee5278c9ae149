import type { Fields } from '../contract-validator.ts';
import type { OpenApiSchema } from './github-description.ts';
import type { DocumentedOperation } from './operation-table.ts';
import type { CompileSchema } from './schema-compiler.ts';
import { undocumentedStatuses } from './undocumented-statuses.ts';

interface GivenResponse {
  readonly status: number;
  readonly headers: Fields;
  /** Undefined where there is none. */
  readonly body: unknown;
}

export function responseProblems(
  operation: DocumentedOperation,
  response: GivenResponse,
  compile: CompileSchema,
): readonly string[] {
  const expected = expectedBody(operation, response.status);
  if (expected === undefined) return ['the status is not documented'];
  return [...bodyProblems(expected, response, compile), ...headerProblems(response)];
}

type ExpectedBody = { readonly schema: OpenApiSchema } | 'none' | 'any';

function expectedBody(operation: DocumentedOperation, status: number): ExpectedBody | undefined {
  const documented = operation.responses[status];
  const schema = documented?.content?.['application/json']?.schema;
  if (schema !== undefined) return { schema };
  if (documented !== undefined && status < 400) return 'none';
  // Some operations list a refusal without its body; GitHub says why all the same.
  const known = undocumentedStatuses.find((each) => each.status === status);
  if (known === undefined) return documented === undefined ? undefined : 'any';
  if (known.schema !== undefined) return { schema: known.schema };
  return status === 304 ? 'none' : 'any';
}

function bodyProblems(
  expected: ExpectedBody,
  { status, body }: GivenResponse,
  compile: CompileSchema,
): readonly string[] {
  if (expected === 'any') return [];
  if (expected === 'none') return body === undefined ? [] : ['a body is not documented'];
  if (body === undefined) return ['the body is missing'];
  const problems = compile(expected.schema)('body', status >= 400 ? withoutStatus(status, body) : body);
  // The description demands nothing of an error; clients show its message.
  const silent = status >= 400 && typeof Object(body).message !== 'string';
  return silent ? [...problems, 'body/message is missing'] : problems;
}

/** Every error says its status, which not every schema of an error knows. */
function withoutStatus(status: number, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('status' in body)) return body;
  const { status: said, ...rest } = body;
  return said === String(status) ? rest : body;
}

function headerProblems({ headers, body }: GivenResponse): readonly string[] {
  const link = headers.link;
  const type = String(headers['content-type'] ?? '');
  const numbers = Object.entries(headers).filter(
    ([name]) => name === 'retry-after' || /^x-ratelimit-(limit|remaining|used|reset)$/.test(name),
  );
  return [
    ...(body === undefined || /^application\/json(;|$)/.test(type) ? [] : [`content-type is ${type}`]),
    ...(link === undefined || isLinks(String(link)) ? [] : [`link is ${link}`]),
    ...numbers
      .filter(([, value]) => !/^\d+$/.test(String(value)))
      .map(([name, value]) => `${name} is ${value}`),
  ];
}

/** `<https://…?page=2>; rel="next", <https://…?page=5>; rel="last"` */
function isLinks(text: string): boolean {
  return text.split(', ').every((each) => /^<https?:\/\/[^>]+>; rel="(next|prev|first|last)"$/.test(each));
}
