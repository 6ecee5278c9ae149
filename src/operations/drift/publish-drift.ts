import { shortKey } from '../../digest/digest.ts';
import { openIssueWriter } from '../../issues/github/open-issue-writer.ts';
import type { ClosedIssue, PutIssue } from '../../issues/issue-host.ts';
import { driftIssue } from '../../report/drift/drift-issue.ts';
import { type DriftReport, hasDrift } from '../../report/drift/drift-report.ts';
import type { ScopeOptions } from '../choose-scopes.ts';
import { hostContext } from '../pull-requests/host-context.ts';
import type { Session } from '../session.ts';

export interface PublishDriftOptions extends ScopeOptions {
  /** `acme/iam`; default: GITHUB_REPOSITORY. */
  readonly repository?: string;
}

export type PublishedDrift = PutIssue | ClosedIssue;

/**
 * Keeps one issue open while there is drift, and closed while there is none. What was asked of a part of the organizations
 * or targets has an issue of its own: else two that look at different parts would take turns in closing one.
 *
 * @throws BylawError `pull-request/no-repository`, `provider/…`
 */
export async function publishDrift(
  session: Session,
  report: DriftReport,
  { repository, organizations = [], targets = [] }: PublishDriftOptions = {},
): Promise<PublishedDrift> {
  const writer = await openIssueWriter(hostContext(session, repository));
  const asked = [...new Set(organizations)].sort();
  const of = [...new Set(targets)].sort();
  const scopes = [...asked, ...of];
  const name = scopes.length === 0 ? 'drift' : `drift-${shortKey([asked, of])}`;
  if (hasDrift(report)) return writer.putIssue(name, driftIssue(report, scopes));
  return writer.closeIssue(name, `No drift any longer, as of ${report.at}.`);
}
