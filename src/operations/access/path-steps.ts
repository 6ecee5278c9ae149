import type { AccessPath, Contribution, StatementSource } from '../../access/decision.ts';
import { ownStatementField } from '../../access/own-statement-field.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Binding, Organization } from '../../model/model.ts';
import { digestStatements } from '../../model/statement-digest.ts';
import type { Origin } from '../../parse/document.ts';
import type { StepKind } from '../../report/access/access-reports.ts';
import type { Declaration } from './declaration.ts';

/** A step of a path, and what may declare that it is taken: the first that does. */
export interface PathStep {
  readonly is: StepKind;
  readonly name: string;
  readonly declarations: readonly Declaration[];
}

/** The steps that lead from a principal to a statement. */
export function pathSteps(organization: Organization, contribution: Contribution): PathStep[] {
  const { path, layer } = contribution;
  const holder = path.owner ?? path.principal;
  const reach: PathStep[] =
    layer === 'organization-boundary'
      ? [{ is: layer, name: `boundary of ${organization.name}`, declarations: [] }]
      : layer === 'principal-boundary'
        ? [{ is: layer, name: `boundary of ${holder}`, declarations: [] }]
        : layer === 'token-scopes'
          ? []
          : heldSteps(organization, path, holder);
  return [
    ...principalSteps(organization, path),
    ...reach,
    ...statementSteps(organization, contribution, holder),
  ];
}

/** The steps that lead from a principal to a role, or to a team where the path ends there. */
export function linkSteps(organization: Organization, path: AccessPath): PathStep[] {
  const holder = path.owner ?? path.principal;
  return [...principalSteps(organization, path), ...heldSteps(organization, path, holder)];
}

function heldSteps(organization: Organization, path: AccessPath, holder: string): PathStep[] {
  return [...teamSteps(organization, path, holder), ...roleSteps(organization, path, holder)];
}

type Kind = Declaration['kind'];
interface Documented {
  readonly origin: Origin;
  readonly boundary?: readonly string[];
}

function declaration(
  kind: Kind,
  name: string,
  { origin }: Documented,
  at: (body: JsonObject) => readonly (string | number)[] | undefined,
): Declaration {
  return { kind, name, origin, at };
}

function field(name: string, value: string): Declaration['at'] {
  return (body) => (body[name] === value ? [name] : undefined);
}

function item(name: string, is: (item: Json) => boolean): Declaration['at'] {
  return (body) => {
    const list = body[name];
    const index = Array.isArray(list) ? (list as readonly Json[]).findIndex(is) : -1;
    return index < 0 ? undefined : [name, index];
  };
}

/** The document of `member/ana`. */
function documentOf(
  organization: Organization,
  principal: string,
): readonly [Kind, string, Documented] | undefined {
  const slash = principal.indexOf('/');
  const name = principal.slice(slash + 1);
  const maps = {
    member: ['Member', organization.members],
    'service-account': ['ServiceAccount', organization.serviceAccounts],
    token: ['Token', organization.tokens],
    team: ['Team', organization.teams],
  } as const;
  const [kind, map] = maps[principal.slice(0, slash) as keyof typeof maps] ?? [];
  const found = map?.get(name);
  return kind === undefined || found === undefined ? undefined : [kind, name, found];
}

function principalSteps(organization: Organization, { principal, owner }: AccessPath): PathStep[] {
  const said = (at: Declaration['at']): readonly Declaration[] => {
    const found = documentOf(organization, principal);
    return found === undefined ? [] : [declaration(...found, at)];
  };
  const itself: PathStep = { is: 'principal', name: principal, declarations: said(() => ['name']) };
  if (owner === undefined) return [itself];
  return [itself, { is: 'owner', name: owner, declarations: said(field('owner', owner)) }];
}

function teamSteps(organization: Organization, { teams }: AccessPath, holder: string): PathStep[] {
  const member = holder.replace(/^member\//, '');
  // Of a team that is asked about itself the first is the team.
  const rest = holder.startsWith('team/') ? teams.slice(1) : teams;
  const chain = holder.startsWith('team/') ? teams : [undefined, ...teams];
  return rest.map((name, index): PathStep => {
    const below = chain[index];
    const document = organization.teams.get(below ?? name);
    if (document === undefined) return { is: 'team', name: `team/${name}`, declarations: [] };
    const isMember = (each: Json) => each === member || (isObject(each) && each.member === member);
    const [inMembers, inMaintainers] = [item('members', isMember), item('maintainers', isMember)];
    const declared =
      below === undefined
        ? declaration('Team', name, document, (body) => inMembers(body) ?? inMaintainers(body))
        : declaration('Team', below, document, field('parent', name));
    return { is: 'team', name: `team/${name}`, declarations: [declared] };
  });
}

function roleSteps(organization: Organization, path: AccessPath, holder: string): PathStep[] {
  const { role, binding, teams } = path;
  if (role === undefined) return [];
  const last = teams.at(-1);
  const bound = last === undefined ? holder : `team/${last}`;
  const declarations =
    binding === undefined
      ? organizationRole(organization, bound, role)
      : boundBy(organization, bound, binding);
  return [{ is: 'role', name: `role/${role}`, declarations }];
}

function organizationRole(organization: Organization, holder: string, role: string): readonly Declaration[] {
  const found = documentOf(organization, holder);
  return [
    ...(found === undefined ? [] : [declaration(...found, field('role', role))]),
    declaration('Organization', organization.name, organization, ({ membership }) => {
      const rules = isObject(membership) ? membership.organizationRole : undefined;
      return isObject(rules) && rules.default === role
        ? ['membership', 'organizationRole', 'default']
        : undefined;
    }),
  ];
}

function boundBy(organization: Organization, holder: string, binding: Binding): readonly Declaration[] {
  const isIt = (each: Json, zone: Json | undefined) => {
    const written: JsonObject = isObject(each) ? each : { role: each };
    const on = Array.isArray(written.on) ? [...new Set(written.on as readonly Json[])].sort() : null;
    return (
      written.role === binding.role &&
      (zone ?? null) === (binding.zone ?? null) &&
      jsonEqual(on, binding.on === undefined ? null : [...binding.on])
    );
  };
  const found = documentOf(organization, holder);
  const own = item('bindings', (each) => isIt(each, isObject(each) ? each.zone : undefined));
  const zone = binding.zone === undefined ? undefined : organization.zones.get(binding.zone);
  const byZone = item(
    'bindings',
    (each) => isObject(each) && each.principal === holder && isIt(each, binding.zone),
  );
  return [
    ...(found === undefined ? [] : [declaration(...found, own)]),
    ...(zone === undefined ? [] : [declaration('Zone', zone.name, zone, byZone)]),
  ];
}

function statementSteps(organization: Organization, contribution: Contribution, holder: string): PathStep[] {
  const { statement, path } = contribution;
  const { from } = statement;
  if (from.is === 'permissions') {
    const role = organization.roles.get(from.role);
    const key = role === undefined ? 'permissions' : ownStatementField(role, statement);
    const declarations =
      role === undefined
        ? []
        : [declaration('Role', role.name, role, (body) => (key in body ? [key] : undefined))];
    return [{ is: 'permissions', name: key === 'github' ? 'github mapping' : 'permissions', declarations }];
  }
  if (from.is === 'scopes') {
    const token = organization.tokens.get(from.token);
    const declarations =
      token === undefined ? [] : [declaration('Token', token.name, token, item('scopes', sameAs(statement)))];
    return [
      { is: 'scopes', name: 'scopes', declarations },
      { is: 'statement', name: nameOf(statement), declarations },
    ];
  }
  const policy = organization.policies.get(from.policy);
  const version = from.version === undefined ? '' : `@${from.version}`;
  const said = policy && declaration('Policy', policy.name, policy, item('statements', sameAs(statement)));
  return [
    {
      is: 'policy',
      name: `policy/${from.policy}${version}`,
      declarations: namedBy(organization, contribution.layer, path, holder, from),
    },
    { is: 'statement', name: nameOf(statement), declarations: said === undefined ? [] : [said] },
  ];
}

/** Who names the policy, as it is named now: a role, or a boundary. */
function namedBy(
  organization: Organization,
  layer: Contribution['layer'],
  { role: name = '' }: AccessPath,
  holder: string,
  from: { readonly policy: string; readonly version?: number },
): readonly Declaration[] {
  const reference = (references: readonly string[]) => {
    const pinned = `${from.policy}@${from.version}`;
    const named = references.includes(pinned) ? pinned : from.policy;
    return (each: Json) => each === named;
  };
  if (layer === 'organization-boundary') {
    const boundary = item('boundary', reference(organization.boundary));
    return [declaration('Organization', organization.name, organization, boundary)];
  }
  const bounded = documentOf(organization, holder);
  if (layer === 'principal-boundary')
    return bounded === undefined
      ? []
      : [declaration(...bounded, item('boundary', reference(bounded[2].boundary ?? [])))];
  const role = organization.roles.get(name);
  if (role === undefined) return [];
  return [declaration('Role', role.name, role, item('policies', reference(role.policies)))];
}

function sameAs({ written }: StatementSource): (each: Json) => boolean {
  const digest = digestStatements([written]);
  return (each) => isObject(each) && digestStatements([each]) === digest;
}

function nameOf({ sid, index }: StatementSource): string {
  return sid === undefined ? `statement ${index + 1}` : `#${sid}`;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
