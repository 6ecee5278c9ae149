import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import type { TypedDocument } from '../typed-document.ts';
import { each, eachPolicy, eachPrincipal, one, principal, type Reference } from './reference.ts';

/** Every name in an organization's documents that stands for another document of it. */
export function* referencesOf({ root, named, bindings }: DeclaredOrganization): Iterable<Reference> {
  yield* ofOrganization(root);
  for (const { binding, rolePath, byZone } of bindings) {
    yield { to: 'Role', name: binding.role, from: binding.origin, path: rolePath };
    if (!byZone) yield* one('Zone', binding.zone, binding.origin, ['zone']);
  }
  for (const document of named.Member.values()) yield* ofMember(document);
  for (const document of named.ServiceAccount.values()) yield* ofServiceAccount(document);
  for (const { body, origin } of named.Token.values()) yield* principal(body.owner, origin, ['owner']);
  for (const document of named.Team.values()) yield* ofTeam(document);
  for (const { body, origin } of named.Role.values()) yield* eachPolicy(body.policies, origin, ['policies']);
  for (const document of named.Zone.values()) yield* ofZone(document);
  for (const document of named.Guardrail.values()) yield* ofGuardrail(document);
  for (const document of named.AccessTest.values()) yield* ofAccessTest(document);
  for (const { body, origin } of named.Target.values()) {
    yield* eachPrincipal(body.protected, origin, ['protected']);
    yield* principal(body.caller, origin, ['caller']);
  }
}

function* ofOrganization({ body, origin }: TypedDocument<'Organization'>): Iterable<Reference> {
  const { owners, organizationRole } = body.membership ?? {};
  yield* eachPolicy(body.boundary, origin, ['boundary']);
  yield* one('Role', owners?.role, origin, ['membership', 'owners', 'role']);
  yield* one('Role', organizationRole?.default, origin, ['membership', 'organizationRole', 'default']);
  yield* each('Role', organizationRole?.oneOf, origin, ['membership', 'organizationRole', 'oneOf']);
}

function* ofMember({ body, origin }: TypedDocument<'Member'>): Iterable<Reference> {
  // Most of an organization's documents are members: what they leave out is not asked for.
  if (body.role !== undefined) yield { to: 'Role', name: body.role, from: origin, path: ['role'] };
  if (body.boundary !== undefined) yield* eachPolicy(body.boundary, origin, ['boundary']);
  if (body.manager !== undefined) yield { to: 'Member', name: body.manager, from: origin, path: ['manager'] };
}

function* ofServiceAccount({ body, origin }: TypedDocument<'ServiceAccount'>): Iterable<Reference> {
  yield* principal(body.owner, origin, ['owner']);
  yield* one('Role', body.role, origin, ['role']);
  yield* eachPolicy(body.boundary, origin, ['boundary']);
}

function* ofTeam({ body, origin }: TypedDocument<'Team'>): Iterable<Reference> {
  yield* one('Team', body.parent, origin, ['parent']);
  for (const list of ['members', 'maintainers'] as const) {
    for (const [index, item] of (body[list] ?? []).entries()) {
      const written = typeof item === 'string' ? item : item.member;
      const path = typeof item === 'string' ? [list, index] : [list, index, 'member'];
      if (written.includes('/')) yield* principal(written, origin, path);
      else yield { to: 'Member', name: written, from: origin, path };
    }
  }
}

function* ofZone({ body, origin }: TypedDocument<'Zone'>): Iterable<Reference> {
  yield* each('Role', body.roles?.oneOf, origin, ['roles', 'oneOf']);
  for (const [index, binding] of (body.bindings ?? []).entries()) {
    yield* principal(binding.principal, origin, ['bindings', index, 'principal']);
  }
}

function* ofGuardrail({ body, origin }: TypedDocument<'Guardrail'>): Iterable<Reference> {
  for (const [index, exemption] of (body.exempt ?? []).entries()) {
    yield* principal(exemption.principal, origin, ['exempt', index, 'principal']);
  }
  yield* eachPrincipal(body.forbid?.principals, origin, ['forbid', 'principals']);
  yield* each('Team', body.forbid?.unless?.teams, origin, ['forbid', 'unless', 'teams']);
  yield* eachPrincipal(body.forbid?.unless?.principals, origin, ['forbid', 'unless', 'principals']);
  yield* each('Role', body.forbid?.unless?.roles, origin, ['forbid', 'unless', 'roles']);
  yield* eachPrincipal(body.require?.principals, origin, ['require', 'principals']);
  yield* eachPrincipal(body.approval?.by, origin, ['approval', 'by']);
  yield* each('Role', body.maxBindingDuration?.roles, origin, ['maxBindingDuration', 'roles']);
}

function* ofAccessTest({ body, origin }: TypedDocument<'AccessTest'>): Iterable<Reference> {
  yield* eachPrincipal(body.matrix?.principals, origin, ['matrix', 'principals']);
  for (const [index, allowed] of (body.matrix?.allowed ?? []).entries()) {
    yield* principal(allowed.principal, origin, ['matrix', 'allowed', index, 'principal']);
  }
  for (const [index, question] of (body.whoCan ?? []).entries()) {
    yield* eachPrincipal(question.is, origin, ['whoCan', index, 'is']);
  }
}
