import { approverSpans, type Span } from '../../access/approvals/approver-spans.ts';
import { rulingFactsOf } from '../../access/authorship/facts-of.ts';
import { approvalRules } from '../../access/guardrails/approval-rules.ts';
import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json } from '../../digest/json.ts';
import type { Instant, Organization } from '../../model/model.ts';
import { teamPeople } from '../../model/organization/team-people.ts';
import { type Address, knownAddress, objectAddress } from '../../plan/address.ts';
import {
  type DeclaredState,
  declaredByCourse,
  declaredWhenever,
  nothingDeclared,
} from '../../plan/approvals/file-steps.ts';
import { declaredEdges } from '../../plan/declared-edges.ts';
import { desiredState } from '../../plan/desired-state.ts';
import { organizationById, type Revision, repositoryFacts } from '../authorship/revisions.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { courseIn } from '../plan-access/course-in.ts';

/** All that the files of a commit declare of a section, in the words of its system. */
export function declaredAt(revision: Revision, drafted: DraftedSection, evaluatedAt: Instant): DeclaredState {
  const {
    organization: { id },
    target: { name },
    provider,
    histories,
  } = drafted;
  const organization = organizationById(revision.model, id);
  const target = organization?.targets.get(name);
  if (organization === undefined) return nothingDeclared;
  const rules = rulesOf(revision, organization);
  if (target === undefined || !target.enabled) return { ...nothingDeclared, rules };
  const identities = identitiesIn(organization);
  const identityOf = (address: Address) => identities.get(principalOf(address) ?? '');
  const course = courseIn(drafted, organization, evaluatedAt);
  if (course !== undefined)
    return declaredByCourse(course, rules, identityOf, leftBehind(organization, evaluatedAt));
  const desired = desiredState(organization, target, provider.capabilities, histories, evaluatedAt);
  return declaredWhenever(desired, rules, identityOf);
}

/**
 * By what everybody is known elsewhere: with another account somebody else has what they have, though nothing that is
 * declared of it changes.
 */
function identitiesIn({ members, serviceAccounts }: Organization): ReadonlyMap<string, string> {
  const textOf = (value: Json | undefined) => canonicalJson(value ?? null);
  return new Map([
    ...[...members.values()].map(({ name, email, identities }) => {
      return [`member/${name}`, textOf([email?.toLowerCase() ?? null, identities ?? null])] as const;
    }),
    ...[...serviceAccounts.values()].map(({ name, identities }) => {
      return [`service-account/${name}`, textOf(identities)] as const;
    }),
  ]);
}

/** Who was something that ended: what they are may follow from it. */
function leftBehind(organization: Organization, now: Instant): readonly Address[] {
  return declaredEdges(organization).flatMap(({ address, expires }) => {
    if (expires === undefined || expires > now) return [];
    const [kind, name] = principalOf(address)?.split('/') ?? [];
    if (name === undefined || (kind !== 'member' && kind !== 'service-account')) return [];
    return [objectAddress(kind, organization.name, name)];
  });
}

/** Of an edge of a team whoever comes into it, else whose it is. */
function principalOf(address: Address): string | undefined {
  const parsed = knownAddress(address);
  if (parsed.kind === 'team-member')
    return parsed.member.includes('/') ? parsed.member : `member/${parsed.member}`;
  if (parsed.kind === 'binding') return `${parsed.holder.kind}/${parsed.holder.name}`;
  return parsed.kind === 'member' || parsed.kind === 'service-account'
    ? `${parsed.kind}/${parsed.name}`
    : undefined;
}

/** What decides what needs an approval and what is guarded, and who is in the teams that guardrails name. */
function rulesOf(revision: Revision, organization: Organization): ReadonlyMap<string, string> {
  const facts = rulingFactsOf(organization, repositoryFacts(revision));
  const rules = new Map([...facts].map(([key, { value }]) => [key, value] as const));
  const peopleOf = teamPeople(organization);
  for (const { body } of organization.guardrails.values())
    for (const [, team = ''] of canonicalJson(body as Json).matchAll(/"team\/([^"\\]+)"/g))
      for (const person of peopleOf(team)) rules.set(`who is in team/${team}: ${person}`, '');
  for (const { guardrail, by } of approvalRules(undefined, organization))
    for (const [account, { spans }] of approverSpans(organization, by))
      rules.set(`who approves by guardrail/${guardrail.name}: ${account}`, canonicalJson(spans.map(textOf)));
  return rules;
}

/** A time that never begins, or never ends, is no number of JSON. */
function textOf(span: Span): string {
  return span.join(' to ');
}
