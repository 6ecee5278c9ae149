import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import { engineOf } from '../../src/access/engine/engine.ts';
import type { AccessRequest } from '../../src/access/request.ts';
import { times } from '../acceptance/hardening/counts.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { compileWorld, modelWorld, optionsOf } from './compile-world.ts';
import type {
  PlainDocument,
  PlainMember,
  PlainServiceAccount,
  PlainStatement,
  PlainWorld,
  WrittenTeamMember,
} from './naive/documents.ts';
import { world } from './random-model.ts';
import { request } from './random-requests.ts';

const seed = chosenSeed();
const requests = fc.array(request, { minLength: 30, maxLength: 30 });

type Edit = (world: PlainWorld) => PlainWorld;

function turned(statement: PlainStatement): PlainStatement {
  return { ...statement, effect: statement.effect === 'allow' ? 'deny' : 'allow' };
}

function eachDocument(edit: (document: PlainDocument) => PlainDocument): Edit {
  return ({ documents, ...rest }) => ({ documents: documents.map(edit), ...rest });
}

const edits: Readonly<Record<string, Edit>> = {
  'statements say the opposite': ({ documents, published, ...rest }) => ({
    ...rest,
    documents: documents.map((each) =>
      each.kind === 'Policy' ? { ...each, statements: each.statements.map(turned) } : each,
    ),
    ...(published === undefined
      ? {}
      : {
          published: Object.fromEntries(
            Object.entries(published).map(([name, versions]) => [
              name,
              versions.map((each) => each.map(turned)),
            ]),
          ),
        }),
  }),
  'roles hold less': eachDocument((each) =>
    each.kind === 'Role' ? { ...each, policies: (each.policies ?? []).slice(1) } : each,
  ),
  'zones are open or isolated': eachDocument((each) =>
    each.kind === 'Zone' ? { ...each, isolated: each.isolated !== true } : each,
  ),
  'teams hold less': eachDocument((each) =>
    each.kind === 'Team' ? { ...each, bindings: (each.bindings ?? []).slice(1) } : each,
  ),
  'teams lose members': eachDocument((each) =>
    each.kind === 'Team' ? { ...each, members: (each.members ?? []).slice(1) } : each,
  ),
  'memberships end': eachDocument((each) =>
    each.kind === 'Team' ? { ...each, members: each.members?.map(ended) ?? [] } : each,
  ),
  'teams stand alone': eachDocument((each) => (each.kind === 'Team' ? without(each, 'parent') : each)),
  'people hold less': eachDocument((each) =>
    isPerson(each) ? { ...each, bindings: (each.bindings ?? []).slice(1) } : each,
  ),
  'people have no role': eachDocument((each) => (isPerson(each) ? without(each, 'role') : each)),
  'people have no attributes': eachDocument((each) => (isPerson(each) ? { ...each, attributes: {} } : each)),
  'people have no boundary': eachDocument((each) => (isPerson(each) ? without(each, 'boundary') : each)),
  'people are suspended or not': eachDocument((each) =>
    isPerson(each) ? { ...each, status: each.status === 'suspended' ? 'active' : 'suspended' } : each,
  ),
  'people have other ids': eachDocument((each) =>
    isPerson(each) ? { ...each, id: `${each.name}-2` } : each,
  ),
  'there is no boundary': eachDocument((each) =>
    each.kind === 'Organization' ? without(each, 'boundary') : each,
  ),
  'tokens inherit or not': eachDocument((each) =>
    each.kind === 'Token' ? { ...each, inherit: each.inherit === false } : each,
  ),
  'tokens are revoked or not': eachDocument((each) =>
    each.kind === 'Token' ? { ...each, revoked: each.revoked !== true } : each,
  ),
  'everybody has accepted': (each) => ({ ...each, invitations: {} }),
  nothing: (same) => same,
};

function without<T extends PlainDocument>(document: T, field: keyof T): T {
  const { [field]: _, ...rest } = document;
  return rest as T;
}

function ended(member: WrittenTeamMember): WrittenTeamMember {
  const expires = '2026-01-01T00:00:00Z';
  return typeof member === 'string' ? { member, expires } : { ...member, expires };
}

function isPerson(document: PlainDocument): document is PlainMember | PlainServiceAccount {
  return document.kind === 'Member' || document.kind === 'ServiceAccount';
}

/** What is taken away may be what something else names. */
function isValid(world: PlainWorld): boolean {
  try {
    modelWorld(world);
    return true;
  } catch {
    return false;
  }
}

test.each(Object.entries(edits))('where %s: as compiled by itself', (_, edit) => {
  fc.assert(
    fc.property(world, requests, (before, all) => {
      const after = edit(before);
      fc.pre(isValid(after));
      const was = compileWorld(before);
      const is = compileAccess(modelWorld(after), optionsOf(after), was);
      const alone = compileWorld(after);
      for (const { now, ...asked } of all) {
        const at = Date.parse(now);
        expect(decide(is, asked as AccessRequest, at)).toEqual(decide(alone, asked as AccessRequest, at));
      }
      expect(is.statements).toEqual(alone.statements);
    }),
    { seed, numRuns: times(50, 4) },
  );
});

test('what says the same is the same object', () => {
  const [sample] = fc.sample(world, { seed, numRuns: 1 });
  if (sample === undefined) throw new Error('no sample');
  const was = engineOf(compileWorld(sample));
  const is = engineOf(compileAccess(modelWorld(sample), optionsOf(sample), was));
  expect(was.roles.size).toBeGreaterThan(0);
  for (const [name, role] of was.roles) expect(is.roles.get(name)).toBe(role);
  for (const [name, principal] of was.byName) expect(is.byName.get(name)).toBe(principal);
});
