import type { Asking } from '../naive/asking.ts';
import type { PlainWorld, PlainZone } from '../naive/documents.ts';
import { documentsOf, idOf, partsOf, theOrganization } from '../naive/find-document.ts';
import { teamsOf } from '../naive/teams-of.ts';
import { zoneOf } from '../naive/zone-of.ts';

/** What is found out of a world once. */
interface Known {
  readonly facts: Map<string, string>;
  readonly zones: Map<readonly string[], readonly (PlainZone | undefined)[]>;
  readonly zonesText: string;
}

const known = new WeakMap<PlainWorld, Known>();

function knownOf(world: PlainWorld): Known {
  const before = known.get(world);
  if (before !== undefined) return before;
  const zones = documentsOf(world, 'Zone').map(({ name, resources, isolated }) => [
    name,
    resources,
    isolated,
  ]);
  // Their patterns may name the organization.
  const zonesText = JSON.stringify([idOf(theOrganization(world)), zones]);
  const made: Known = { facts: new Map(), zones: new Map(), zonesText };
  known.set(world, made);
  return made;
}

/** All that variables and conditions read of a principal: where it is the same, so is what they say. */
export function factsOf({ world, principal, time }: Asking): string {
  const { facts } = knownOf(world);
  const key = `${principal} ${time}`;
  const before = facts.get(key);
  if (before !== undefined) return before;
  const [kind, name] = partsOf(principal);
  const document = world.documents.find(
    (each) => each.name === name && each.kind.toLowerCase() === kind.replace('-', ''),
  );
  const { id, previously, attributes } = (document ?? {}) as Readonly<Record<string, unknown>>;
  const teams = teamsOf(world, principal, time).map((team) => team.name);
  const text = JSON.stringify([principal, id, previously, attributes, teams]);
  facts.set(key, text);
  return text;
}

export function zonesTextOf(world: PlainWorld): string {
  return knownOf(world).zonesText;
}

/** The zone of each resource. */
export function zonesOf(world: PlainWorld, resources: readonly string[]): readonly (PlainZone | undefined)[] {
  const { zones } = knownOf(world);
  const before = zones.get(resources) ?? resources.map((resource) => zoneOf(world, resource));
  zones.set(resources, before);
  return before;
}
