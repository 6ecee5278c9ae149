/** No whole answer came. */
export class Broken extends Error {
  /** Whether GitHub may have got the request. */
  readonly mayHaveArrived: boolean;
  readonly isTimeout: boolean;

  constructor(why: string, options: { readonly mayHaveArrived: boolean; readonly isTimeout?: boolean }) {
    super(why);
    this.mayHaveArrived = options.mayHaveArrived;
    this.isTimeout = options.isTimeout ?? false;
  }
}

const beforeConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What `fetch` threw, in one line. `fetch failed` says nothing: what is behind it does. */
export function brokenBy(error: unknown): Broken {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') {
    return new Broken('no whole answer came in time', { mayHaveArrived: true, isTimeout: true });
  }
  const { code, syscall, message: reason } = (cause ?? {}) as NodeJS.ErrnoException;
  const unsent = syscall === 'connect' || (code !== undefined && beforeConnected.has(code));
  return new Broken(reason || code || message, { mayHaveArrived: !unsent });
}
