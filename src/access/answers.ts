import type { Contribution, Inactivity } from './decision.ts';
import type { AccessRequest } from './request.ts';

/** What a principal may do, action by action, over the whole catalogue, whatever the context. */
export interface EffectivePermissions {
  readonly principal: string;
  /** Present: the principal can do nothing, and there are no permissions. */
  readonly inactive?: Inactivity;
  /** In the order of the catalogue: by service, then as declared. Only actions that some binding allows somewhere. */
  readonly permissions: readonly EffectivePermission[];
}

export interface EffectivePermission {
  readonly service: string;
  /** `events:read` as declared. */
  readonly action: string;
  /**
   * `always`: on every resource its bindings reach, in every context. `sometimes`: it depends on the resource or the
   * context, see the statements. `never`: some deny covers everything, or a layer allows nothing of it.
   */
  readonly extent: 'always' | 'sometimes' | 'never';
  /** Every statement about the action that may match some resource and context, of every layer. */
  readonly statements: readonly Contribution[];
}

/** A request without its principal. */
export type AccessQuestion = Omit<AccessRequest, 'principal'>;

export interface WhoCan {
  /** Members, service accounts, tokens and teams that the request as given allows; each kind sorted by name. */
  readonly allowed: readonly string[];
  /** Those that it denies as given, and that might be allowed with more keys in the context. */
  readonly conditional: readonly string[];
}
