import type { GitReader, Oid } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Instant } from '../../model/model.ts';
import type { Revisions } from '../authorship/revisions.ts';
import type { ApprovingHost, HostUnknown } from './approving-host.ts';

/** What it takes to tell who agreed to what is about to be applied. */
export interface ApprovalInput {
  readonly git: GitReader;
  readonly ledger: Ledger;
  /** The commit that is applied, and the branch that it is of, where that is known. */
  readonly source: Oid;
  readonly branch: () => Promise<string | undefined>;
  readonly evaluatedAt: Instant;
  readonly revisions: Revisions;
  /** Whether what nobody agreed to is let pass, and only recorded. */
  readonly isAllowed: boolean;
  /** Whether only a part is applied, that somebody chose: nothing comes on top of it. */
  readonly isPart: boolean;
  /** Where pull requests are; asked for once something needs an approval. */
  readonly host: () => Promise<ApprovingHost | HostUnknown>;
}
