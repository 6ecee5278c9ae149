import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import { engineOf } from '../../src/access/engine/engine.ts';
import type { AccessRequest } from '../../src/access/request.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { compileWorld, modelWorld, optionsOf } from './compile-world.ts';
import type { PlainDocument, PlainStatement, PlainWorld } from './naive/documents.ts';
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
  nothing: (same) => same,
};

test.each(Object.entries(edits))('where %s: as compiled by itself', (_, edit) => {
  fc.assert(
    fc.property(world, requests, (before, all) => {
      const after = edit(before);
      const was = compileWorld(before);
      const is = compileAccess(modelWorld(after), optionsOf(after), was);
      const alone = compileWorld(after);
      for (const { now, ...asked } of all) {
        const at = Date.parse(now);
        expect(decide(is, asked as AccessRequest, at)).toEqual(decide(alone, asked as AccessRequest, at));
      }
      expect(is.statements).toEqual(alone.statements);
    }),
    { seed, numRuns: 8 },
  );
});

test('what says the same is the same object', () => {
  const [sample] = fc.sample(world, { seed, numRuns: 1 });
  if (sample === undefined) throw new Error('no sample');
  const was = engineOf(compileWorld(sample));
  const is = engineOf(compileAccess(modelWorld(sample), optionsOf(sample), was));
  expect(was.roles.size).toBeGreaterThan(0);
  for (const [name, role] of was.roles) expect(is.roles.get(name)).toBe(role);
});
