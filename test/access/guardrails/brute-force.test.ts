import { expect, test } from 'vitest';
import { deedQuestion } from '../../../src/access/authorship/deed-question.ts';
import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import { decide } from '../../../src/access/decide.ts';
import { accessKeys } from '../../../src/access/diff/access-keys.ts';
import { engineAccess } from '../../../src/access/diff/engine-access.ts';
import type { Breach } from '../../../src/access/guardrails/breach.ts';
import { breachesIn } from '../../../src/access/guardrails/check-guardrails.ts';
import type { Point } from '../../../src/access/sets/access-set.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import { whoCan } from '../../../src/access/who-can.ts';
import type { JsonObject } from '../../../src/digest/json.ts';
import { globMatches } from '../../../src/model/patterns/glob-matches.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { noon } from '../access-of.ts';
import { compiled, contexts, places, worlds } from '../small-worlds.ts';

/** In full, on a machine that does other work besides. */
const hours = 10_000_000;

const runs = { numRuns: times(2_000, 25), seed: chosenSeed() };

const actions = fc.uniqueArray(
  fc.constantFrom('events:read', 'events:list', 'events:*', 'billing:pay', '*', 'events:li?t'),
  { minLength: 1, maxLength: 2 },
);
const resources = fc.option(
  fc.uniqueArray(
    fc.constantFrom(
      '*',
      'krn:k:events:acme:*',
      'krn:k:events:*:pay/*',
      'krn:k:events:acme:vault/1',
      'krn:k:events:{org_id}:?*a*/1',
    ),
    { minLength: 1, maxLength: 2 },
  ),
  { nil: undefined },
);
const scope = fc.record({ actions, resources });
interface Scope {
  readonly actions: readonly string[];
  readonly resources: readonly string[] | undefined;
}

const asked = ['events:read', 'events:list', 'events:listAll', 'billing:pay'] as const;

/** Whether a request is one that a scope is about, by the patterns alone. */
function isIn({ actions: named, resources: on = ['*'] }: Scope, action: string, resource: string): boolean {
  const meant = (pattern: string) =>
    pattern === '*' || globMatches(pattern.toLowerCase(), action.toLowerCase());
  const about = (pattern: string) =>
    pattern === '*' || (resource !== '*' && globMatches(pattern.replace('{org_id}', 'acme'), resource));
  return named.some(meant) && on.some(about);
}

function isAllowed(
  access: CompiledAccess,
  principal: string,
  action: string,
  resource: string,
  context: object,
) {
  return (
    decide(access, { principal, action, resource, context: { ...context } as never }, noon).effect === 'allow'
  );
}

/** What can be asked of a scope in this small world that is allowed somebody. */
function allowedSome(access: CompiledAccess, principal: string, of: Scope): boolean {
  return asked.some((action) =>
    places.some(
      (resource) =>
        isIn(of, action, resource) &&
        contexts.some((context) => isAllowed(access, principal, action, resource, context)),
    ),
  );
}

function breachesOf(access: CompiledAccess, body: JsonObject): readonly Breach[] {
  const { organization } = access;
  const guardrail = { name: 'rule', previously: [], body, origin: organization.origin };
  const system = engineAccess(access, accessKeys(), universeOf([access]));
  const now = new Date(noon).toISOString().replace('.000', '');
  return breachesIn({ rules: [{ guardrail, from: 'head' }], organization, access, system, now });
}

const people = ({ principals }: CompiledAccess) => principals.filter((each) => !each.startsWith('team/'));
const written = (of: Scope) => JSON.parse(JSON.stringify(of)) as JsonObject;

test('who may do what is forbidden is told, with a request that is allowed', { timeout: hours }, () => {
  let found = 0;
  fc.assert(
    fc.property(worlds, scope, (world, forbid) => {
      const access = compiled(world);
      const told = breachesOf(access, { forbid: { principals: ['*'], ...written(forbid) } });
      for (const principal of people(access)) {
        const own = told.find(({ principals }) => principals[0] === principal);
        if (own === undefined) expect(allowedSome(access, principal, forbid)).toBe(false);
        else if (own.is !== 'not-decided') {
          expect(own.is).toBe('forbidden');
          const { action, resource } = expectReached(access, own);
          expect(isIn(forbid, action, resource)).toBe(true);
          found += 1;
        }
      }
    }),
    runs,
  );
  expect(found).toBeGreaterThan(runs.numRuns);
});

test('what is required and denied is told, with a request that is denied in every context', {
  timeout: hours,
}, () => {
  let missing = 0;
  let held = 0;
  fc.assert(
    fc.property(worlds, scope, (world, required) => {
      const access = compiled(world);
      const told = breachesOf(access, { require: { principals: ['*'], ...written(required) } });
      for (const principal of people(access).filter((each) => !each.startsWith('token/'))) {
        const own = told.find(({ principals }) => principals[0] === principal);
        if (own === undefined) {
          held += 1;
          expectHeld(access, principal, required);
        } else {
          const isMissing = own.from === noon && own.is === 'not-held';
          if (isMissing) expectDenied(access, own);
          missing += isMissing ? 1 : 0;
        }
      }
    }),
    runs,
  );
  expect(missing).toBeGreaterThan(runs.numRuns);
  expect(held).toBeGreaterThan(runs.numRuns / 20);
});

test('as many as hold it are counted', { timeout: hours }, () => {
  fc.assert(
    fc.property(worlds, scope, (world, limit) => {
      const access = compiled(world);
      const [most] = breachesOf(access, { limit: { ...written(limit), holders: { max: 0 } } });
      const holding = people(access).filter(
        (principal) => !principal.startsWith('token/') && allowedSome(access, principal, limit),
      );
      if (most === undefined) expect(holding).toEqual([]);
      else if (most.from === noon) expect(most.principals).toEqual(expect.arrayContaining(holding));
    }),
    runs,
  );
});

test('two things are held together where each is', { timeout: hours }, () => {
  fc.assert(
    fc.property(worlds, resources, (world, on) => {
      const access = compiled(world);
      const separate = { anyOf: ['events:read'], from: ['billing:pay', 'events:li*'], resources: on };
      const told = breachesOf(access, { separate: JSON.parse(JSON.stringify(separate)) });
      for (const principal of people(access)) {
        const both = [separate.anyOf, separate.from].every((named) =>
          allowedSome(access, principal, { actions: named, resources: on }),
        );
        if (both) expect(told.map(({ principals }) => principals[0])).toContain(principal);
      }
      for (const breach of told) if (breach.is !== 'not-decided') expectReached(access, breach);
    }),
    runs,
  );
});

/** That the decision engine allows what a breach shows: of one by a change of the files the action that it takes. */
function expectReached(access: CompiledAccess, { principals, reached, from }: Breach): Point {
  const [principal = ''] = principals;
  for (const { point, raise, holder = principal } of reached) {
    const request = raise === undefined ? point : deedQuestion(access.organization, raise);
    if (request === undefined) throw new Error('a breach without a request');
    // What takes a condition is held too: here it is not said which.
    if (raise === undefined)
      expect(decide(access, { principal: holder, ...request }, from).effect).toBe('allow');
    else expect(mayBeAllowed(access, holder, request.action, request.resource, from)).toBe(true);
  }
  const [{ point } = {}] = reached;
  if (point === undefined) throw new Error('a breach without a request');
  return point;
}

function expectHeld(access: CompiledAccess, principal: string, required: Scope): void {
  for (const [action, resource] of single(required))
    expect(mayBeAllowed(access, principal, action, resource)).toBe(true);
}

function expectDenied(access: CompiledAccess, { principals: [principal = ''], reached }: Breach): void {
  const [{ point } = {}] = reached;
  if (point === undefined) throw new Error('a breach without a request');
  for (const context of contexts)
    expect(isAllowed(access, principal, point.action, point.resource, context)).toBe(false);
}

/** The actions with single resources that a scope is about. */
function single(of: Scope): readonly (readonly [string, string])[] {
  return asked.flatMap((action) =>
    places
      .filter((resource) => resource !== '*' && isOf(action, resource) && isIn(of, action, resource))
      .map((resource) => [action, resource] as const),
  );
}

/** Whether a resource is of a type that the action is done to. */
function isOf(action: string, resource: string): boolean {
  return resource.startsWith(action.startsWith('billing') ? 'krn:k:billing:' : 'krn:k:events:');
}

/** In some context, which need not be one of those above. */
function mayBeAllowed(
  access: CompiledAccess,
  principal: string,
  action: string,
  resource: string,
  now = noon,
): boolean {
  const { allowed, conditional } = whoCan(access, { action, resource }, now);
  return [...allowed, ...conditional].includes(principal);
}
