import type { Json, JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Organization } from '../model/model.ts';
import { actionCatalogue } from '../model/services/action-catalogue.ts';
import type { AccessOptions } from './access-options.ts';
import { holdingCompiler, type KnownHoldings, noHoldings } from './compile/compile-holdings.ts';
import { type KnownStatements, nothingKnown, statementCompiler } from './compile/compile-policies.ts';
import { type CompiledPrincipals, compilePrincipals } from './compile/compile-principals.ts';
import { compileZones } from './compile/compile-zones.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { Assumption } from './decision.ts';
import { actionTable } from './engine/action-table.ts';
import { matching } from './engine/collect.ts';
import { type Engine, engineOf } from './engine/engine.ts';
import { emptyFrame } from './engine/frame.ts';
import { keyTable } from './engine/key-table.ts';
import { nobody } from './engine/nobody.ts';
import { versionResolver } from './engine/policy-versions.ts';
import { variablesOf } from './engine/variable.ts';
import { sameDocuments } from './same-documents.ts';
import type { Workshop } from './statements/compiled-statement.ts';

/** Where the statements of an access were compiled, and what was compiled there. */
interface Compiling {
  readonly workshop: Workshop;
  readonly known: KnownStatements & KnownHoldings;
  readonly teams: CompiledPrincipals['teams'];
}

const compilings = new WeakMap<CompiledAccess, Compiling>();

/**
 * Compiles the access of an organization of a valid model. Reads no clock: what starts and expires is kept as such.
 *
 * @param like the same organization at another time: what both say is compiled once, and is the same object in both; a
 *   principal that is the same object holds the same in both for ever
 */
export function compileAccess(
  organization: Organization,
  options: AccessOptions = {},
  like?: CompiledAccess,
): CompiledAccess {
  const shared = like !== undefined && meansAlike(like.organization, organization) && compilings.get(like);
  const { workshop, known } = shared || {
    workshop: workshopOf(organization),
    known: { ...nothingKnown(), ...noHoldings() },
  };
  const { actions, keys, zones } = workshop;
  const statements = statementCompiler(
    workshop,
    versionResolver(organization.policies, options.versions),
    known,
    shared ? sameStatements(like.organization, organization) : undefined,
  );
  const holdings = holdingCompiler(organization, workshop, statements.role, known);
  const boundary = statements.boundary(organization.boundary);
  // Under another boundary nobody holds the same.
  const earlier =
    shared && engineOf(like).boundary === boundary ? { ...engineOf(like), teams: shared.teams } : undefined;
  const { invitations } = options;
  const { teams, byName } = compilePrincipals({ organization, holdings, statements, invitations }, earlier);
  const engine: Engine = {
    organization,
    assumptions: assumptionsOf(organization, options),
    principals: [...byName.keys()],
    statements: statements.sources,
    actions,
    keys,
    zones,
    byName,
    roles: holdings.roles,
    boundary,
    nobody,
    frame: emptyFrame(nobody),
    matching: matching(zones),
  };
  compilings.set(engine, { workshop, known, teams });
  return engine;
}

function workshopOf({ id: organizationId, services, zones: declared }: Organization): Workshop {
  const actions = actionTable(services.values(), organizationId);
  const keys = keyTable(actionCatalogue(services.values()));
  const zones = compileZones(declared, (table) => variablesOf(organizationId, keys, table));
  const variables = variablesOf(organizationId, keys, zones);
  return { organizationId, actions, keys, zones, variables, settled: new Map() };
}

/** Whether every statement says the same in both. */
function meansAlike(one: Organization, other: Organization): boolean {
  return jsonEqual(meaningsIn(one), meaningsIn(other));
}

/** Nearly all policies say the same on both sides, which is found once for whoever asks. */
function sameStatements(one: Organization, other: Organization) {
  const same = sameDocuments(one.policies, other.policies);
  const before = new Map<unknown, unknown>();
  for (const name of same)
    before.set(other.policies.get(name)?.statements, one.policies.get(name)?.statements);
  return (written: readonly JsonObject[], others: readonly JsonObject[]) =>
    written === others || before.get(others) === written || jsonEqual(written, others);
}

/** What actions, resources, keys and zones are: statements name these. */
function meaningsIn({ id, services, zones }: Organization): Json {
  return [
    id,
    [...services.values()].map((each) => [each.name, each.actions, each.resourceTypes, each.conditionKeys]),
    [...zones.values()].map(({ name, resources, isolated }) => [name, resources, isolated]),
  ];
}

function assumptionsOf(
  { membership, policies }: Organization,
  { versions, invitations, notAllInvited = false }: AccessOptions,
): readonly Assumption[] {
  const invites = (membership.written.invite ?? 'none') !== 'none';
  return [
    ...(invites && (invitations === undefined || notAllInvited) ? (['invitations-accepted'] as const) : []),
    ...(policies.size > 0 && versions === undefined ? (['files-in-force'] as const) : []),
  ];
}
