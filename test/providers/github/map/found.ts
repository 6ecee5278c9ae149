import { expect } from 'vitest';
import type { RecordedState } from '../../../../src/audit/recorded-state.ts';
import { nothingRecorded } from '../../../../src/audit/recorded-state.ts';
import { invariant } from '../../../../src/diagnostic/bylaw-error.ts';
import { locateDiagnostics } from '../../../../src/parse/locate.ts';
import type { ObjectKind } from '../../../../src/plan/address.ts';
import { actualState } from '../../../../src/providers/github/map/actual-state.ts';
import { projectOnGithub } from '../../../../src/providers/github/map/projection.ts';
import type { GithubSnapshot } from '../../../../src/providers/github/snapshot.ts';
import { textAt } from '../../../diagnostic/expect-diagnostic.ts';
import { checkRepository, filesOf } from '../../../model/fixture-repository.ts';
import { now } from '../../../plan/world.ts';
import { accountMap, emptySnapshot } from './snapshot-of.ts';

const manages: ReadonlySet<ObjectKind> = new Set(['member', 'service-account', 'team', 'settings']);
/** Accounts that there are. */
export const known = accountMap({ 'ana-gh': 11, 'bo-gh': 12, 'cy-gh': 13 });

export interface Case {
  /** YAML of `acme` beside its roles; `target` is the body of the Target. */
  readonly yaml?: string;
  readonly target?: string;
  readonly organization?: string;
  readonly snapshot?: Partial<GithubSnapshot>;
  readonly recorded?: RecordedState;
}

/** What is found, as `severity code «underlined»: message`. */
export function found(
  name: string,
  { yaml = '', target = '', organization = '', snapshot = {}, recorded = nothingRecorded }: Case,
) {
  const files = filesOf({
    'bylaw.yaml': 'kind: Repository\norganizations: ["organizations/*"]\n',
    'organizations/acme/organization.yaml': `kind: Organization\nname: acme\n${organization}`,
    'organizations/acme/target.yaml': `kind: Target\nname: github\nprovider: github\n${target}`,
    'organizations/acme/roles.yaml': `kind: RoleList
items:
  - {name: owner, github: {organizationRole: admin}}
  - {name: member, github: {organizationRole: member}}
  - {name: reader, github: {repositoryPermission: read}}
  - {name: special, github: {customRepositoryRole: Special}}
  - {name: odd, github: {customRepositoryRole: Odd}}
  - {name: guard, github: {assignedOrganizationRole: security_manager}}
  - {name: limited, policies: [no-admin], github: {organizationRole: member}}
---
kind: Policy
name: no-admin
statements: [{effect: deny, actions: ["github:repository.admin"]}]
---
kind: Policy
name: only-mail
statements: [{effect: allow, actions: ["bylaw:members.invite"]}]
`,
    'organizations/acme/all.yaml': yaml === '' ? 'kind: Role\nname: unused\n' : yaml,
  });
  const { model, diagnostics } = checkRepository(files);
  expect(
    diagnostics.filter(({ severity }) => severity === 'error'),
    name,
  ).toEqual([]);
  const acme = model?.organizations.get('acme');
  const github = acme?.targets.get('github');
  invariant(acme !== undefined && github !== undefined, name);
  const actual = actualState({
    snapshot: emptySnapshot({ accounts: known, ...snapshot }),
    ...{ organization: 'acme', target: 'github', declared: acme, recorded, now, invites: true },
  });
  const projection = projectOnGithub({
    ...{ organization: acme, target: github, manages, actual },
    evaluatedAt: now,
  });
  const located = locateDiagnostics([...(actual.findings ?? []), ...projection.findings], files);
  const told = located.map(
    ({ severity, code, message, at }) =>
      `${severity} ${code} «${at === undefined ? '' : textAt(at, files)}»: ${message}`,
  );
  return { told, actual, projection };
}
