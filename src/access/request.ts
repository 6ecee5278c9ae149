/** What a caller tells about a request, by condition key (without case): `{'principal.mfa': true}`. */
export type RequestContext = Readonly<Record<string, ContextValue>>;

export type ContextScalar = string | number | boolean;
export type ContextValue = ContextScalar | readonly ContextScalar[];

/** May this principal do this, to this? */
export interface AccessRequest {
  /**
   * `member/ana`, `service-account/ci` or `token/deploy`; `team/core` asks what the team gives to whoever is in it.
   */
  readonly principal: string;
  /** `service:name`, without case; no wildcard. */
  readonly action: string;
  /**
   * `scheme:partition:service:organization:rest`, of a type that the catalogue gives the action; or `*`, which only
   * `*` and statements without resources match. Left out of actions that have no type, and of those only.
   */
  readonly resource?: string;
  readonly context?: RequestContext;
}

/** Why a request cannot be decided: whoever asks has to change it. */
export interface RequestMistake {
  readonly code:
    | 'unknown-principal'
    | 'unknown-action'
    | 'malformed-resource'
    | 'resource-missing'
    | 'resource-without-type'
    | 'resource-of-other-type'
    | 'unknown-key'
    | 'repeated-key'
    | 'inherited-key'
    | 'given-key'
    | 'wrong-type';
  /** What of the request is wrong: `principal`, `action`, `resource`, or the context key as it was written. */
  readonly key: string;
  readonly message: string;
  readonly hint?: string;
}
