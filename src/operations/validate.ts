import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { Organization } from '../model/model.ts';
import { chooseOrganizations } from './choose-scopes.ts';
import { checkDeclared } from './guardrails/check-declared.ts';
import { lintModel } from './lint-model.ts';
import { checkedSource, loadModel } from './load-model.ts';
import type { OrganizationCounts, ValidateResult } from './results.ts';
import type { Session } from './session.ts';
import { checkTests } from './tests/check-tests.ts';
import { workTree } from './work-tree.ts';

export interface ValidateOptions {
  /** Only these; default: all. */
  readonly organizations?: readonly string[];
}

/** Every mistake in the work tree's files, what lints and their guardrails say of them, and what they declare. Works in a folder without a repository too. */
export async function validate(session: Session, options: ValidateOptions = {}): Promise<ValidateResult> {
  const { tree, openKept } = await workTree(session);
  const loaded = await loadModel(tree, session, openKept);
  const organizations =
    loaded.model === undefined ? [] : chooseOrganizations(loaded.model, options.organizations);
  // What a wrong or unreadable file declares is not known: much would look unused that is not.
  const isSound = !hasErrors(loaded.diagnostics);
  const lints = isSound ? await lintModel(organizations, session) : [];
  const tests = isSound ? await checkTests(organizations) : [];
  const guardrails = isSound ? await checkDeclared(organizations, session) : [];
  return {
    ...(await checkedSource(loaded.files, [...loaded.diagnostics, ...lints, ...tests, ...guardrails])),
    files: loaded.files.paths.length,
    organizations: organizations.map(countsOf),
  };
}

function countsOf(organization: Organization): OrganizationCounts {
  const { members, serviceAccounts, tokens, teams, roles, policies, zones } = organization;
  const holders = [members, serviceAccounts, tokens, teams].flatMap((map) => [...map.values()]);
  const memberships = [...teams.values()].reduce((sum, team) => sum + team.members.length, 0);
  return {
    name: organization.name,
    members: members.size,
    serviceAccounts: serviceAccounts.size,
    tokens: tokens.size,
    teams: teams.size,
    memberships,
    roles: roles.size,
    bindings: holders.reduce((sum, holder) => sum + holder.bindings.length, 0),
    policies: policies.size,
    zones: zones.size,
  };
}
