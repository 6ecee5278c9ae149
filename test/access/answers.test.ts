import { expect, test } from 'vitest';
import type { EffectivePermissions } from '../../src/access/answers.ts';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../src/access/compiled-access.ts';
import { decide } from '../../src/access/decide.ts';
import type { Contribution, Decision, StatementSource } from '../../src/access/decision.ts';
import { effectivePermissions } from '../../src/access/effective-permissions.ts';
import type { AccessRequest } from '../../src/access/request.ts';
import { whoCan } from '../../src/access/who-can.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import type { Organization } from '../../src/model/model.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { compileWorld } from './compile-world.ts';
import type { PlainRequest } from './naive/documents.ts';
import { world } from './random-model.ts';
import { request } from './random-requests.ts';
import { newTally } from './tally.ts';

const seed = chosenSeed();
const numRuns = Number(process.env.BYLAW_RUNS ?? 30);
const requests = fc.array(request, { minLength: 20, maxLength: 40, size: 'max' });

function asked({ now, ...rest }: PlainRequest): readonly [AccessRequest, number] {
  return [rest as AccessRequest, Date.parse(now)];
}

test('who can: everybody whom a decision allows, and nobody else', { timeout: 3_600_000 }, () => {
  const tally = newTally();
  fc.assert(
    fc.property(world, requests, (documents, all) => {
      const access = compileWorld(documents);
      for (const each of all.slice(0, 12)) {
        const [{ principal: _, ...question }, now] = asked(each);
        const { allowed, conditional } = whoCan(access, question, now);
        const wanted = access.principals.filter(
          (principal) => decide(access, { principal, ...question }, now).effect === 'allow',
        );
        expect(allowed, JSON.stringify(each)).toEqual(wanted);
        for (const principal of allowed) expect(conditional).not.toContain(principal);
        // The same question with less said: whoever may with more is told, too.
        const { context: __, ...bare } = question;
        const less = whoCan(access, bare, now);
        for (const principal of wanted)
          expect([...less.allowed, ...less.conditional], JSON.stringify(each)).toContain(principal);
        tally.note(wanted.length > 0 ? 'somebody' : 'nobody');
        tally.note(less.conditional.length > 0 ? 'conditional' : 'certain');
      }
    }),
    { seed, numRuns, endOnFailure: process.env.BYLAW_RUNS !== undefined },
  );
  for (const what of ['somebody', 'conditional']) expect(tally.of(what), what).toBeGreaterThan(0);
});

test('effective permissions: what no decision goes beyond', { timeout: 3_600_000 }, () => {
  const tally = newTally();
  fc.assert(
    fc.property(world, requests, (documents, all) => {
      const access = compileWorld(documents);
      for (const each of all) {
        const [one, now] = asked(each);
        const decision = decide(access, one, now);
        if (decision.reason === 'refused') continue;
        const found = effectivePermissions(access, one.principal, now);
        const name = JSON.stringify(each);
        expect(found.inactive, name).toEqual(decision.inactive);
        if (decision.reason === 'inactive') expect(found.permissions, name).toEqual([]);
        else tally.note(agree(found, one, decision, name));
      }
    }),
    { seed, numRuns, endOnFailure: process.env.BYLAW_RUNS !== undefined },
  );
  for (const what of ['always allow', 'sometimes allow', 'sometimes deny', 'never deny', 'none deny'])
    expect(tally.of(what), what).toBeGreaterThan(0);
});

function agree(found: EffectivePermissions, one: AccessRequest, decision: Decision, name: string): string {
  const permission = found.permissions.find(
    ({ action }) => action.toLowerCase() === one.action.toLowerCase(),
  );
  const { extent = 'none', statements = [] } = permission ?? {};
  if (decision.effect === 'allow') expect(['always', 'sometimes'], name).toContain(extent);
  if (extent === 'always' && (one.resource?.startsWith('krn:') || one.action === 'ops:ping'))
    expect(decision.effect, name).toBe('allow');
  const told = new Set(statements.map(keyOf));
  if (permission !== undefined)
    for (const each of decision.statements) expect(told.has(keyOf(each)), name).toBe(true);
  return `${extent} ${decision.effect}`;
}

const numbers = new Map<StatementSource, number>();

function keyOf({ layer, path, statement }: Contribution): string {
  if (!numbers.has(statement)) numbers.set(statement, numbers.size);
  return JSON.stringify([
    layer,
    path.teams,
    path.role,
    path.binding,
    path.membership,
    numbers.get(statement),
  ]);
}

test('an explanation explains: its statements alone decide alike, and without those that decided not', {
  timeout: 3_600_000,
}, () => {
  const tally = newTally();
  fc.assert(
    fc.property(world, requests, (documents, all) => {
      const access = compileWorld({ documents: documents.documents });
      for (const each of all) {
        const [one, now] = asked(each);
        const decision = decide(access, one, now);
        const { reason, statements, effect } = decision;
        if (statements.length === 0) continue;
        const told = statements.map(({ statement }) => statement);
        const alone = minus(written(access.statements), written(told));
        expect(decide(lacking(access, alone), one, now).reason, JSON.stringify(each)).toBe(reason);
        const others = lacking(access, written(told));
        expect(decide(others, one, now).reason, JSON.stringify(each)).toBe('implicit-deny');
        const decisive = statements.filter((by) => by.effect === effect).map(({ statement }) => statement);
        const without = decide(lacking(access, written(decisive)), one, now).reason;
        if (reason !== 'implicit-deny') expect(without, JSON.stringify(each)).not.toBe(reason);
        tally.note(reason);
      }
    }),
    { seed, numRuns, endOnFailure: process.env.BYLAW_RUNS !== undefined },
  );
  for (const reason of ['allow', 'explicit-deny', 'implicit-deny'])
    expect(tally.of(reason), reason).toBeGreaterThan(0);
});

/** Statements as they stand in the files, where versions of one policy share them; of a role its permissions. */
function written(sources: readonly StatementSource[]): Set<JsonObject | string> {
  return new Set(sources.map(({ from, written: text }) => (from.is === 'permissions' ? from.role : text)));
}

/** The same access without some statements. The ledger is left out, so that each stands in a file. */
function lacking(
  { organization }: CompiledAccess,
  dropped: ReadonlySet<JsonObject | string>,
): CompiledAccess {
  const kept = (list: readonly JsonObject[]) => list.filter((each) => !dropped.has(each));
  const reduced: Organization = {
    ...organization,
    policies: mapped(organization.policies, (policy) => ({ ...policy, statements: kept(policy.statements) })),
    roles: mapped(organization.roles, (role) =>
      dropped.has(role.name) ? { ...role, permissions: [] } : role,
    ),
    tokens: mapped(organization.tokens, (token) =>
      token.scopes === undefined ? token : { ...token, scopes: kept(token.scopes) },
    ),
  };
  return compileAccess(reduced);
}

function minus<T>(all: ReadonlySet<T>, some: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...all].filter((each) => !some.has(each)));
}

function mapped<T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> {
  return new Map([...map].map(([name, value]) => [name, change(value)]));
}
