import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { Organization } from '../../src/model/model.ts';
import type { Document } from '../../src/parse/document.ts';
import type { Kind } from '../../src/schema/kinds.ts';
import { type Random, seededRandom } from '../random.ts';

/** What an engine decides. Every principal is a member, every condition asks for MFA: what all engines can express. */
export interface PlainRequest {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: { readonly 'principal.mfa'?: boolean };
}

export interface PlainStatement {
  readonly effect: 'allow' | 'deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: { readonly Bool: { readonly 'principal.mfa': true } };
}

/** An organization in plain words, for engines that are not Bylaw. */
export interface Workload {
  readonly organization: Organization;
  /** Every action: `s3:t1-read`. */
  readonly actions: readonly string[];
  readonly policies: readonly (readonly PlainStatement[])[];
  /** The numbers of the policies of each role. */
  readonly roles: readonly (readonly number[])[];
  /** The numbers of the roles of each principal. */
  readonly principals: ReadonlyMap<string, readonly number[]>;
  readonly requests: readonly PlainRequest[];
}

export interface WorkloadSize {
  readonly members: number;
  readonly teams: number;
  readonly policies: number;
  readonly roles: number;
  readonly requests: number;
}

const services = 20;
const types = 5;
const verbs = ['read', 'list', 'write', 'delete'] as const;
const areas = 40;

export function makeWorkload(size: WorkloadSize, seed = 20261122): Workload {
  const random = seededRandom(seed);
  const policies = Array.from({ length: size.policies }, () =>
    Array.from({ length: 5 }, () => statement(random)),
  );
  const perRole = Math.max(1, Math.round(size.policies / size.roles));
  const roles = Array.from({ length: size.roles }, () => random.distinct(perRole, size.policies));
  const principals = new Map(
    Array.from({ length: size.members }, (_, index) => [
      `m${index}`,
      random.distinct(1 + random.below(3), size.roles),
    ]),
  );
  const names = [...principals.keys()];
  const actions = Array.from({ length: services }, (_, service) => service).flatMap(actionsOf);
  return {
    organization: organizationOf(size, policies, roles, principals, random),
    actions,
    policies,
    roles,
    principals: new Map([...principals].map(([name, held]) => [`member/${name}`, held])),
    requests: distinctRequests(
      size.requests,
      names,
      (name) =>
        (principals.get(name) ?? []).flatMap((role) =>
          (roles[role] ?? []).flatMap((policy) => policies[policy] ?? []),
        ),
      actions,
      random,
    ),
  };
}

function actionsOf(service: number): readonly string[] {
  return Array.from({ length: types }, (_, type) =>
    verbs.map((verb) => `s${service}:t${type}-${verb}`),
  ).flat();
}

function resource(service: number, type: number, rest: string): string {
  return `krn:k:s${service}:acme:t${type}/${rest}`;
}

function statement(random: Random): PlainStatement {
  const service = random.below(services);
  const type = random.below(types);
  const verb = random.pick(verbs);
  const action = random.pick([
    `s${service}:t${type}-${verb}`,
    `s${service}:t${type}-*`,
    `s${service}:*-${verb}`,
    `s${service}:*`,
  ]);
  const area = random.below(areas);
  const place = random.pick([
    resource(service, type, '*'),
    resource(service, type, `area-${area}/*`),
    `krn:k:s${service}:acme:*`,
    resource(service, type, `area-${area}/item-*-x`),
  ]);
  return {
    effect: random.chance(0.15) ? 'deny' : 'allow',
    actions: [action],
    resources: [place],
    ...(random.chance(0.1) ? { conditions: { Bool: { 'principal.mfa': true } } } : {}),
  };
}

/** Half of them are about a statement of the principal, half about anything. */
function distinctRequests(
  count: number,
  names: readonly string[],
  statementsOf: (name: string) => readonly PlainStatement[],
  actions: readonly string[],
  random: Random,
): readonly PlainRequest[] {
  const requests = new Map<string, PlainRequest>();
  while (requests.size < count) {
    const name = random.pick(names);
    const wanted = random.chance(0.7) ? random.pick(statementsOf(name)).actions[0] : undefined;
    const candidates = wanted === undefined ? actions : actions.filter((each) => fits(wanted, each));
    const action = random.pick(candidates);
    const [, service = '0', type = '0'] = /^s(\d+):t(\d+)-/.exec(action) ?? [];
    const rest = `area-${random.below(areas)}/item-${random.below(1000)}-${random.pick(['x', 'y'])}`;
    const context = random.chance(0.5) ? { 'principal.mfa': random.chance(0.7) } : {};
    const request = {
      principal: `member/${name}`,
      action,
      resource: resource(Number(service), Number(type), rest),
      context,
    };
    requests.set(JSON.stringify(request), request);
  }
  return [...requests.values()];
}

function fits(pattern: string, action: string): boolean {
  const [before = '', after = ''] = pattern.split('*');
  return pattern.includes('*') ? action.startsWith(before) && action.endsWith(after) : action === pattern;
}

function organizationOf(
  size: WorkloadSize,
  policies: readonly (readonly PlainStatement[])[],
  roles: readonly (readonly number[])[],
  principals: ReadonlyMap<string, readonly number[]>,
  random: Random,
): Organization {
  const names = [...principals.keys()];
  const documents = [
    document('Organization', { name: 'acme' }, 'organizations/acme/acme.yaml'),
    ...Array.from({ length: services }, (_, index) =>
      document('Service', {
        name: `s${index}`,
        actions: Object.fromEntries(
          actionsOf(index).map((action) => [
            action.split(':')[1],
            { resources: [/t\d+/.exec(action)?.[0] ?? ''] },
          ]),
        ),
        resourceTypes: Object.fromEntries(
          Array.from({ length: types }, (_, type) => [`t${type}`, resource(index, type, '*')]),
        ),
      }),
    ),
    ...policies.map((statements, index) =>
      document('Policy', { name: `p${index}`, statements: statements as never }),
    ),
    ...roles.map((held, index) =>
      document('Role', { name: `r${index}`, policies: held.map((policy) => `p${policy}`) }),
    ),
    ...[...principals].map(([name, held]) =>
      document('Member', { name, bindings: held.map((role) => `r${role}`) }),
    ),
    ...Array.from({ length: size.teams }, (_, index) =>
      document('Team', {
        name: `t${index}`,
        ...(index % 4 === 0 ? {} : { parent: `t${index - 1}` }),
        members: random.distinct(10, names.length).map((at) => names[at] ?? ''),
        bindings: [`r${random.below(size.roles)}`],
      }),
    ),
  ];
  const { value, diagnostics } = buildModel(documents, {
    files: documents.map(({ origin }) => origin.file),
    rejected: [],
  });
  const organization = value?.organizations.get('acme');
  invariant(organization !== undefined, `the workload is valid: ${diagnostics[0]?.message}`);
  return organization;
}

function document(
  kind: Kind,
  body: JsonObject,
  file = `organizations/acme/${kind}-${String(body.name)}.yaml`,
): Document {
  return { kind, body: { apiVersion: 'bylaw/v1', kind, ...body }, origin: { file, document: 0, path: [] } };
}
