import type { OpenApiSchema } from './github-description.ts';

export interface UndocumentedStatus {
  readonly status: number;
  /** Why GitHub answers it though the operation's description does not list it. */
  readonly reason: string;
  /** Of the body; absent: whatever stands before GitHub writes it. */
  readonly schema?: OpenApiSchema;
}

const message = { $ref: '#/components/schemas/basic-error' };
const validation = {
  anyOf: [
    { $ref: '#/components/schemas/validation-error' },
    { $ref: '#/components/schemas/validation-error-simple' },
  ],
};

/** What any operation may answer beside what is listed with it; `gateway` statuses only come from faults. */
export const undocumentedStatuses: readonly UndocumentedStatus[] = [
  {
    status: 304,
    reason: 'conditional requests: "Use conditional requests if appropriate" of the best practices',
  },
  {
    status: 301,
    reason: 'moved: an organization or repository that was renamed; clients are told to follow',
  },
  {
    status: 400,
    reason: 'a body that is no JSON, or a version of the API that is not there',
    schema: message,
  },
  { status: 401, reason: 'bad credentials: "Authenticating to the REST API"', schema: message },
  {
    status: 403,
    reason: 'a limit, or a permission that the token lacks: "Troubleshooting"',
    schema: message,
  },
  {
    status: 404,
    reason: 'GitHub answers 404 for what the token may not see: "Troubleshooting"',
    schema: message,
  },
  {
    status: 422,
    reason: 'fields that do not validate: "Troubleshooting: Validation failed"',
    schema: validation,
  },
  { status: 429, reason: 'a secondary limit: "Rate limits for the REST API"', schema: message },
  { status: 500, reason: 'a fault of a script' },
  { status: 502, reason: 'a fault of a script' },
  { status: 503, reason: 'a fault of a script' },
  { status: 504, reason: 'a fault of a script' },
];
