import { fc } from '../properties.ts';
import type {
  PlainDocument,
  PlainMember,
  PlainServiceAccount,
  PlainTeam,
  PlainToken,
  WrittenTeamMember,
} from './naive/documents.ts';
import { optional } from './optional.ts';
import { bindings, type PlacedBinding, period, roleNames } from './random-bindings.ts';
import { boundary } from './random-policies.ts';
import { statement } from './random-statements.ts';
import { date, sometimes, text } from './random-texts.ts';

export const memberNames = ['ana', 'bo', 'cy'] as const;
export const accountNames = ['ci', 'cd'] as const;
export const tokenNames = ['k1', 'k2', 'k3'] as const;
export const teamNames = ['g1', 'g2', 'g3', 'g4'] as const;

/** A document, and the bindings of its holder that stand in the documents of zones. */
export interface Holder<D extends PlainDocument> {
  readonly document: D;
  readonly held: readonly PlacedBinding[];
}

function written(held: readonly PlacedBinding[]) {
  const own = held.filter(({ inZone }) => !inZone).map(({ binding }) => binding);
  // A binding that says no more than its role is written as its name, as people do.
  return own.length === 0
    ? {}
    : { bindings: own.map((binding) => (Object.keys(binding).length === 1 ? binding.role : binding)) };
}

const attributes: fc.Arbitrary<PlainMember['attributes']> = fc.record(
  {
    dept: fc.oneof(
      { weight: 6, arbitrary: text },
      { weight: 1, arbitrary: fc.constantFrom('10.0.0.0/8', '2026-01-01', 5, true) },
    ),
    level: fc.oneof(
      fc.constantFrom(0, 1, 2),
      fc.constantFrom('1', 'a', true, '2026-01-01T00:00:00Z', '10.0.0.1'),
    ),
    Tags: fc.array(fc.oneof({ weight: 6, arbitrary: text }, fc.constantFrom(1, true)), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

// What is rare stands in the middle: fast-check likes both ends.
const status = fc.constantFrom<('active' | 'suspended')[]>(
  'active',
  'active',
  'active',
  'suspended',
  'active',
  'active',
  'active',
);

/** An id of their own, one from an old name, or none. */
const identity = fc.constantFrom<{ id?: string; previously?: string[] }[]>(
  {},
  { id: 'a' },
  { id: 'Person:7' },
  { previously: ['old', 'older'] },
);

function person() {
  return fc.record({
    status,
    identity,
    role: sometimes(fc.constantFrom(...roleNames), 2),
    held: bindings(0),
    boundary,
    attributes: sometimes(attributes, 2),
  });
}

export function member(name: string): fc.Arbitrary<Holder<PlainMember>> {
  return person().map(({ status, identity, role, held, boundary, attributes }) => ({
    document: {
      kind: 'Member',
      name,
      ...unlike(name, identity),
      ...(status === 'suspended' ? { status } : {}),
      ...optional('role', role),
      ...written(held),
      ...optional('boundary', boundary),
      ...optional('attributes', attributes),
    },
    held,
  }));
}

/** Ids are unique in an organization, and so are old names. */
function unlike(name: string, { id, previously }: { id?: string; previously?: string[] }) {
  return {
    ...optional('id', id === undefined ? undefined : name === 'ana' ? id : `${name}.${id}`),
    ...optional(
      'previously',
      previously?.map((old) => `${name}-${old}`),
    ),
  };
}

export function account(name: string): fc.Arbitrary<Holder<PlainServiceAccount>> {
  return person().map(({ status, role, held, boundary, attributes }) => ({
    document: {
      kind: 'ServiceAccount',
      name,
      owner: 'member/root',
      ...(status === 'suspended' ? { status } : {}),
      ...optional('role', role),
      ...written(held),
      ...optional('boundary', boundary),
      ...optional('attributes', attributes),
    },
    held,
  }));
}

export function token(name: string): fc.Arbitrary<Holder<PlainToken>> {
  const owners = [
    ...memberNames.map((each) => `member/${each}`),
    ...accountNames.map((each) => `service-account/${each}`),
  ];
  return fc
    .record({
      owner: fc.constantFrom(...owners),
      held: fc.oneof(fc.constant(undefined), bindings(1)),
      scopes: sometimes(fc.array(statement, { minLength: 1, maxLength: 3 }), 3),
      expires: fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: date }),
      revoked: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, false, true, undefined),
    })
    .map(({ owner, held = [], scopes, expires, revoked }) => ({
      document: {
        kind: 'Token',
        name,
        owner,
        ...(held.length === 0 ? { inherit: true } : {}),
        ...written(held),
        ...optional('scopes', scopes),
        ...optional('expires', expires),
        ...optional('revoked', revoked),
      },
      held,
    }));
}

const memberNamesOfTeams = [...memberNames, ...accountNames.map((name) => `service-account/${name}`)];

export function team(name: string, index: number): fc.Arbitrary<Holder<PlainTeam>> {
  const place = fc.constantFrom('none', 'none', 'none', 'member', 'maintainer');
  const people = fc.tuple(
    ...memberNamesOfTeams.map((each) => fc.tuple(fc.constant(each), place, period, fc.boolean())),
  );
  return fc
    .record({
      // A team is below one that stands before it: no cycle.
      parent: fc.constantFrom(undefined, ...teamNames.slice(0, index)),
      people,
      held: bindings(0),
    })
    .map(({ parent, people, held }) => {
      const at = (wanted: string): WrittenTeamMember[] =>
        people
          .filter(([, place]) => place === wanted)
          .map(([member, , period, isDated]) => (isDated ? { member, ...period } : member));
      return {
        document: {
          kind: 'Team',
          name,
          ...optional('parent', parent),
          members: at('member'),
          maintainers: at('maintainer'),
          ...written(held),
        },
        held,
      };
    });
}
