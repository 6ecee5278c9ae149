import type { Organization } from '../../model/model.ts';
import type { CompiledAccess } from '../compiled-access.ts';

/** What is known when changes of access are rated. */
export interface RiskFacts {
  /** As the files before the change have it; `undefined` only where there are none, as then the change judges itself. */
  readonly base: Organization | undefined;
  /** As the files after it do. */
  readonly head: Organization;
  /**
   * The access compared, where Bylaw decides it. Absent for that of another system: nobody raises their access there by
   * actions of the `bylaw` service.
   */
  readonly access?: { readonly before: CompiledAccess | undefined; readonly after: CompiledAccess };
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether members, by name, were seen to have a second factor. */
  readonly mfa?: ReadonlyMap<string, boolean>;
  /** Principals, such as `member/ana`, that the system knows as no members: outside collaborators. */
  readonly outside?: ReadonlySet<string>;
}
