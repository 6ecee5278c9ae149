const documentation = 'https://docs.github.com/rest';

/** An answer that is no success, thrown by whatever finds it out. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: {
      readonly errors?: readonly ValidationError[];
      /** Some operations tell what is wrong in plain words. */
      readonly reasons?: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.body = {
      message,
      ...(more.errors === undefined ? {} : { errors: more.errors }),
      ...(more.reasons === undefined ? {} : { errors: more.reasons }),
      documentation_url: documentation,
      // GitHub's description of validation errors has no such field, whatever GitHub sends.
      ...(status === 422 ? {} : { status: String(status) }),
    };
    this.headers = more.headers ?? {};
  }
}

export interface ValidationError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

/** What does not exist, or not for this caller: GitHub does not say which. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

export function invalid(resource: string, field: string, message: string, code = 'unprocessable'): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, code, field, message }] });
}
