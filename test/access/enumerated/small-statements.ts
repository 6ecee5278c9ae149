import type { PlainStatement, PlainValues } from '../naive/documents.ts';
import { optional } from '../optional.ts';
import type { Chance } from './chance.ts';
import { oddLetters } from './points.ts';

const heads = [
  ...['krn:k:s:o:', 'krn:k:s:o:', 'krn:k:s:o:', 'krn:k:s:o:', 'krn:k:s:{org_id}:', 'krn:k:s:{org_id}:'],
  ...['krn:k:s:*:', 'krn:?:s:o:', 'krn:k:s:x:', 'krn:*:*:*:', 'krn:k:s:?:', 'krn:k:*:o:'],
];
const pieces = ['a', 'b', 'a', 'b', 'ab', '*', '*', '*', '?'];
const variables = ['{principal.name}', '{zone}', '{principal.attributes.area}', '{principal.id}'];

export function smallPattern(chance: Chance): string {
  if (chance.is(0.12)) return '*';
  const rest = chance.many(1, 3, () => {
    if (chance.is(0.02)) return chance.one(oddLetters);
    return chance.is(0.03) ? chance.one(variables) : chance.one(pieces);
  });
  // What the caller says in a resource cannot be compared by the diff: rarely, so that other things are.
  return `${chance.one(heads)}${rest.join('')}${chance.is(0.0015) ? '{s.k}' : ''}`;
}

const actions = [
  ...['s:a', 's:ab', 's:b', 's:a*', 's:*', 's:?', 's:*b', 's:ba', 's:ping', '*', 'S:A', 's:a?', 's:b*'],
];

export function smallAction(chance: Chance): string {
  return chance.one(actions);
}

type Written = readonly [operator: string, key: string, values: PlainValues];

const texts = ['a', 'b', 'a', 'ab', '{principal.name}', '{principal.attributes.area}', '{zone}'];
const globs = ['a*', 'b*', '?', 'a', '{principal.name}*', '{principal.attributes.area}*', '*'];
/** Elements of lists are told apart by fewer. */
const listGlobs = ['a', '*', '{principal.name}', 'b'];

function several(chance: Chance, some: readonly string[]): PlainValues {
  return chance.is(0.6) ? chance.one(some) : [...new Set(chance.many(2, 2, () => chance.one(some)))];
}

function onText(chance: Chance, key: string, prefix: string): Written {
  const suffix = chance.is(0.25) ? 'IfExists' : '';
  const isList = key === 's.l';
  if (chance.is(0.3)) {
    const base = chance.one(['StringLike', 'StringNotLike']);
    return [`${prefix}${base}${suffix}`, key, several(chance, isList ? listGlobs : globs)];
  }
  if (!isList && chance.is(0.2))
    return [`${prefix}String${chance.one(['', 'Not'])}EqualsIgnoreCase${suffix}`, key, 'a'];
  const bases = ['StringEquals', 'StringEquals', 'StringNotEquals'];
  return [`${prefix}${chance.one(bases)}${suffix}`, key, several(chance, texts)];
}

const forEach = ['ForAnyValue:', 'ForAllValues:'];

/** Of each kind that there is, with the numbers of how often. */
const kinds: readonly (readonly [number, (chance: Chance, keys: readonly string[]) => Written])[] = [
  [6, (chance) => onText(chance, 's.k', chance.is(0.15) ? chance.one(forEach) : '')],
  [5, (chance) => onText(chance, 's.l', chance.one(forEach))],
  [5, (chance) => [chance.one(['Bool', 'Bool', 'BoolIfExists']), 'principal.mfa', chance.is(0.8)]],
  [3, (chance) => ['Null', chance.one(nullable), chance.is(0.5)]],
  [3, (chance) => onNumber(chance)],
  [
    2,
    (chance) => [
      chance.one(['IpAddress', 'NotIpAddress', 'NotIpAddressIfExists']),
      'request.ip',
      '10.0.0.0/8',
    ],
  ],
  [3, (chance) => onText(chance, 'principal.teams', chance.one(forEach))],
  [
    2,
    (chance) => [
      chance.one(['ForAnyValue:StringEquals', 'ForAllValues:StringNotEquals']),
      'principal.teams',
      chance.one(['a', 'b']),
    ],
  ],
  [1, (chance) => onText(chance, 'principal.name', '')],
  [
    1,
    (chance) => [
      chance.one(['StringEquals', 'StringNotEquals']),
      'principal.type',
      chance.one(['token', 'member']),
    ],
  ],
  [1, (chance) => [chance.one(['StringEquals', 'StringNotEquals']), 'principal.name', '{s.k}']],
  [2, (chance) => onText(chance, 'principal.attributes.area', '')],
  [
    1,
    (chance) => [
      chance.one(['NumericGreaterThan', 'NumericLessThanIfExists']),
      'principal.attributes.level',
      1,
    ],
  ],
  [2, (chance) => onText(chance, 'resource.zone', '')],
  [
    1,
    (chance) => [
      chance.one(['DateLessThan', 'DateGreaterThanEquals']),
      'request.time',
      chance.one(['2026-01-01', '2026-01-02']),
    ],
  ],
];
const nullable = [
  's.k',
  's.l',
  'principal.mfa',
  'principal.attributes.area',
  'resource.zone',
  'principal.teams',
];
const weighed = kinds.flatMap(([often, draw]) => Array.from({ length: often }, () => draw));

function onNumber(chance: Chance): Written {
  const relations = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
  return [`Numeric${chance.one(relations)}${chance.is(0.25) ? 'IfExists' : ''}`, 's.n', 1];
}

export function smallConditions(chance: Chance, keys: readonly string[]): PlainStatement['conditions'] {
  const all: Record<string, Record<string, PlainValues>> = {};
  for (const [operator, key, values] of chance.many(1, 2, () => chance.one(weighed)(chance, keys)))
    if (!key.startsWith('s.') || keys.includes(key)) all[operator] = { ...all[operator], [key]: values };
  return Object.keys(all).length === 0 ? undefined : all;
}

/** @param keys of the catalogue: `s.k` */
export function smallStatement(chance: Chance, keys: readonly string[]): PlainStatement {
  const named = [...new Set(chance.many(1, 2, () => smallAction(chance)))];
  const on = [...new Set(chance.many(1, 2, () => smallPattern(chance)))];
  return {
    effect: chance.is(0.27) ? 'deny' : 'allow',
    ...(chance.is(0.1) ? { notActions: named } : { actions: named }),
    ...(chance.is(0.15) ? {} : chance.is(0.15) ? { notResources: on } : { resources: on }),
    ...optional('conditions', chance.is(0.5) ? undefined : smallConditions(chance, keys)),
  };
}
