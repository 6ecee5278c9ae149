import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json } from '../../digest/json.ts';
import type {
  AccessTest,
  Guardrail,
  Organization,
  Policy,
  Role,
  Service,
  Target,
  Team,
  Zone,
} from '../../model/model.ts';
import { compareText, placeAt } from '../../model/place.ts';
import { digestStatements } from '../../model/statement-digest.ts';
import { type Fact, type Needed, note } from './fact.ts';

type Facts = Map<string, Fact>;
type Fields = Readonly<Record<string, Json | undefined>>;
type Named = Pick<Team, 'name' | 'previously' | 'origin'>;

/**
 * What the documents of an organization say of themselves, of those whose every field takes the one action that making
 * and removing them takes. A new name makes a new thing and removes the old one: statements and exemptions name names.
 */
export function noteDocuments(facts: Facts, organization: Organization): void {
  const { roles, policies, zones, accessTests, teams } = organization;
  for (const role of roles.values()) noteDocument(facts, 'role', 'roles.edit', role, roleFields(role));
  for (const policy of policies.values())
    noteDocument(facts, 'policy', 'policies.edit', policy, policyFields(policy));
  for (const zone of zones.values()) noteDocument(facts, 'zone', 'zones.edit', zone, zoneFields(zone));
  noteRulingDocuments(facts, organization);
  for (const test of accessTests.values())
    noteDocument(facts, 'access-test', 'access-tests.edit', test, bodyFields(test));
  for (const team of teams.values()) noteTeam(facts, team);
}

/** The same of what decides what counts. */
export function noteRulingDocuments(
  facts: Facts,
  { services, guardrails, targets }: Pick<Organization, 'services' | 'guardrails' | 'targets'>,
): void {
  for (const service of services.values())
    if (!service.builtIn) noteDocument(facts, 'service', 'services.edit', service, serviceFields(service));
  for (const guardrail of guardrails.values())
    noteDocument(facts, 'guardrail', 'guardrails.edit', guardrail, bodyFields(guardrail));
  for (const target of targets.values())
    noteDocument(facts, 'target', 'targets.edit', target, targetFields(target));
}

function noteDocument(facts: Facts, kind: string, action: string, named: Named, fields: Fields): void {
  const about = `${kind}/${named.name}`;
  const adding: readonly Needed[] = [[action, about]];
  note(facts, { about, value: true, adding, at: placeAt(named.origin, ['name']) });
  noteFields(facts, about, adding, named, { previously: unlessEmpty(named.previously), ...fields });
}

/** Each field by itself, so that those of two branches that are merged can be told apart. */
export function noteFields(
  facts: Facts,
  about: string,
  adding: readonly Needed[],
  { origin }: Pick<Named, 'origin'>,
  fields: Fields,
): void {
  for (const [field, value] of Object.entries(fields))
    note(facts, { about, field, value, adding, at: placeAt(origin, [field]) });
}

/** Below another team one has what that one has: it takes leave to change both. */
function noteTeam(facts: Facts, team: Team): void {
  const { displayName, description, settings, github, parent } = team;
  noteDocument(facts, 'team', 'teams.edit', team, { displayName, description, settings, github });
  const about = `team/${team.name}`;
  if (parent === undefined) return;
  note(facts, {
    about,
    field: 'parent',
    value: parent,
    adding: [about, `team/${parent}`].map((each): Needed => ['teams.edit', each]),
    words: {
      added: `puts \`${about}\` below \`team/${parent}\``,
      taken: `takes \`${about}\` from below \`team/${parent}\``,
      changed: `puts \`${about}\` below \`team/${parent}\``,
    },
    at: placeAt(team.origin, ['parent']),
    comesWith: false,
  });
}

function roleFields(role: Role): Fields {
  const { id, displayName, description, permissions, policies, assignableTo, reachesZones, github } = role;
  return { id, displayName, description, permissions, policies, assignableTo, reachesZones, github };
}

function policyFields({ displayName, description, statements, defaultVersion }: Policy): Fields {
  return { displayName, description, statements: digestStatements(statements), defaultVersion };
}

function zoneFields({ displayName, description, resources, isolated, roles }: Zone): Fields {
  return { displayName, description, resources, isolated, roles };
}

function serviceFields(service: Service): Fields {
  const { displayName, description, actions, resourceTypes, conditionKeys } = service;
  return { displayName, description, actions: ordered(actions), resourceTypes, conditionKeys };
}

function bodyFields({ body }: Guardrail | AccessTest): Fields {
  const { apiVersion: _, kind: _kind, name: _name, previously: _previously, ...fields } = body;
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, ordered(value)]));
}

function targetFields(target: Target): Fields {
  const { enabled, provider, coordinates, mode, manages, settings, guards, allow, caller } = target;
  const { description, notify } = target;
  return {
    ...{ description, enabled, provider, coordinates, mode, manages, settings, caller, notify },
    ...{ guards: guards as object as Json, allow: ordered(allow as readonly object[] as Json) },
    protected: target.protected,
  };
}

/** A value in which neither the order of a list nor repetition in it means anything. */
export function ordered(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ordered(each) as Json]));
  const items = (value as readonly Json[]).map((each) => ordered(each) as Json);
  const byText = new Map(items.map((each) => [canonicalJson(each), each]));
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, each]) => each);
}

export function unlessEmpty(words: readonly string[]): readonly string[] | undefined {
  return words.length === 0 ? undefined : words;
}
