import { resolve } from 'node:path';
import { type Session, silent } from '../session.ts';
import type { Authorizer, DecisionRecord, Moment } from './authorizer.ts';
import { authorizerOf } from './authorizer-of.ts';
import { checkOptions } from './check-options.ts';
import { type AuthorizerSource, loadAccess } from './load-access.ts';

export interface AuthorizerOptions {
  /** A folder of the repository. */
  readonly repository: string;
  /** Needed where the repository has several. */
  readonly organization?: string;
  /** What to load. Default: `ledger`. */
  readonly from?: AuthorizerSource;
  /** Gets every decision, before whoever asked for it. If it throws, or gives a promise, the call throws. */
  readonly onDecision?: (record: DecisionRecord) => void;
  /** Default: the system's. */
  readonly clock?: () => Moment;
  /** Default: that of the process. */
  readonly environment?: Session['environment'];
}

/**
 * Loads the access of an organization, to be asked by an application: without processes or files of its own after
 * that, until it is told to reload.
 * @throws BylawError `authorizer/bad-options`, `access/nothing-applied`, `access/invalid-files`, `access/which-organization`,
 *   `git/no-repository`, and whatever else keeps it from loading
 */
export async function createAuthorizer(options: AuthorizerOptions): Promise<Authorizer> {
  checkOptions(options);
  const { repository, organization, from = 'ledger', onDecision, clock = Date.now } = options;
  const session: Session = {
    cwd: resolve(repository),
    environment: options.environment ?? process.env,
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    progress: silent,
  };
  const asked = organization === undefined ? {} : { organization };
  return authorizerOf(() => loadAccess(session, from, asked), { clock, onDecision });
}
