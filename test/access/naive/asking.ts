import type { PlainRequest, PlainValue, PlainValues, PlainWorld } from './documents.ts';
import { findDocument, idOf, partsOf, theOrganization } from './find-document.ts';
import { timeOf } from './instants.ts';
import { keyType } from './key-type.ts';
import type { Variables } from './read-pattern.ts';
import { teamsOf } from './teams-of.ts';
import { zoneOf } from './zone-of.ts';

/** A request as one principal would make it: a token's owner answers for what the owner holds. */
export interface Asking {
  readonly world: PlainWorld;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: PlainRequest['context'];
  readonly time: number;
  readonly now: string;
  /** Told of what was met on the way, to count what a test has covered. */
  readonly note: (what: string) => void;
}

export function askingAs(
  world: PlainWorld,
  request: PlainRequest,
  principal: string,
  note: Asking['note'] = () => {},
): Asking {
  const time = timeOf(request.now, 'beginning');
  if (time === undefined) throw new Error(`now is no time: ${request.now}`);
  // Where it may be left out at all, the resource is `*`.
  return { world, ...request, resource: request.resource ?? '*', principal, time, note };
}

/** The values of a key, a scalar as a list of one. Undefined: the key is missing, an empty list being that too. */
export function valuesOf(asking: Asking, key: string): readonly PlainValue[] | undefined {
  const value = keyValue(asking, key.toLowerCase());
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value as PlainValue];
  return list.length === 0 ? undefined : list;
}

/** Whether a key holds a list, which no operator without a prefix is asked of. */
export function isList(asking: Asking, key: string): boolean {
  const type = keyType(asking.world, key);
  return type === 'attribute'
    ? Array.isArray(keyValue(asking, key.toLowerCase()))
    : type?.endsWith('[]') === true;
}

function keyValue(asking: Asking, key: string): PlainValues | undefined {
  const { world, principal, resource, context, now, time } = asking;
  const [kind, name] = partsOf(principal);
  // Whoever is in a team may have any name.
  if (key === 'principal.name') return kind === 'team' ? undefined : name;
  if (key === 'principal.type') return kind;
  if (key === 'principal.teams') return teamsOf(world, principal, time).map((team) => team.name);
  if (key.startsWith('principal.attributes.'))
    return attributeOf(asking, key.slice('principal.attributes.'.length));
  if (key === 'request.time') return now;
  if (key === 'resource.zone') return zoneOf(world, resource)?.name;
  return Object.entries(context).find(([given]) => given.toLowerCase() === key)?.[1] as
    | PlainValues
    | undefined;
}

function attributeOf({ world, principal }: Asking, key: string): PlainValues | undefined {
  const [kind, name] = partsOf(principal);
  if (kind === 'token' || kind === 'team') return undefined;
  const document = findDocument(world, kind === 'member' ? 'Member' : 'ServiceAccount', name);
  return Object.entries(document?.attributes ?? {}).find(([given]) => given.toLowerCase() === key)?.[1];
}

/** `{org_id}`, `{zone}`, `{principal.id}` and any key that holds a string. */
export function variablesOf(asking: Asking): Variables {
  return (name) => {
    if (name === 'org_id') return idOf(theOrganization(asking.world));
    if (name === 'zone') return zoneOf(asking.world, asking.resource)?.name;
    if (name === 'principal.id') return principalId(asking);
    const value = keyValue(asking, name.toLowerCase());
    return typeof value === 'string' ? value : undefined;
  };
}

function principalId({ world, principal }: Asking): string | undefined {
  const [kind, name] = partsOf(principal);
  const kinds = { member: 'Member', 'service-account': 'ServiceAccount', token: 'Token' } as const;
  const document = kind === 'team' ? undefined : findDocument(world, kinds[kind as keyof typeof kinds], name);
  return document === undefined ? undefined : idOf(document);
}
