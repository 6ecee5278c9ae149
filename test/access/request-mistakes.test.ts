import { describe, expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import { isAllowed } from '../../src/access/is-allowed.ts';
import type { AccessRequest } from '../../src/access/request.ts';
import { requestMistakes } from '../../src/access/request-mistakes.ts';
import { oneResource } from '../../src/access/text/one-resource.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { accessOf, event, noon, statementsOfAna } from './access-of.ts';

const access = accessOf(statementsOfAna('- { effect: allow, actions: ["*"] }'));
const right = { principal: 'member/ana', action: 'events:read', resource: event };

function mistakes(change: object): readonly string[] {
  const request = { ...right, ...change } as AccessRequest;
  const found = requestMistakes(access, request);
  const decision = decide(access, request, noon);
  expect(isAllowed(access, request, noon)).toBe(decision.effect === 'allow');
  expect(decision.effect).toBe(found.length === 0 ? 'allow' : 'deny');
  if (found.length > 0 && decision.reason !== 'inactive') {
    expect(decision.reason).toBe('refused');
    expect(decision.mistakes).toEqual(found);
  }
  return found.map(({ code, key, message, hint }) => `${code} ${key}: ${message} (${hint})`);
}

describe('what a request names', () => {
  test('is known', () => {
    expect(mistakes({})).toEqual([]);
    expect(mistakes({ action: 'Events:READ' })).toEqual([]);
  });

  test('or the nearest name is said', () => {
    expect(mistakes({ principal: 'member/anna' })).toMatchInlineSnapshot(`
      [
        "unknown-principal principal: acme has no principal \`member/anna\` (did you mean \`member/ana\`?)",
      ]
    `);
    expect(mistakes({ action: 'events:raed' })).toMatchInlineSnapshot(`
      [
        "unknown-action action: no service has an action \`events:raed\` (did you mean \`events:read\`?)",
      ]
    `);
    expect(mistakes({ action: 'events:*' })).toMatchInlineSnapshot(`
      [
        "unknown-action action: no service has an action \`events:*\` (a request names one action, without \`*\` and \`?\`)",
      ]
    `);
    expect(mistakes({ resource: 'krn:k:events:acme' })).toMatchInlineSnapshot(`
      [
        "malformed-resource resource: \`krn:k:events:acme\` is no resource (write it as \`scheme:partition:service:organization:rest\` (\`arn\` has one segment more), or \`*\`)",
      ]
    `);
    expect(mistakes({ action: 'events:ping' })).toMatchInlineSnapshot(`
      [
        "resource-without-type resource: \`events:ping\` is done to no resource, and \`krn:k:events:acme:event/1\` is one (leave the resource out, or declare \`resources\` of the action in its catalogue)",
      ]
    `);
    expect(mistakes({ resource: undefined })).toMatchInlineSnapshot(`
      [
        "resource-missing resource: \`events:read\` is done to a resource: name one (such as \`krn:k:events:acme:NAME\`; \`*\` asks what is allowed on all, whatever is denied on some)",
      ]
    `);
    expect(mistakes({ resource: 'krn:k:evnts:acme:event/1' })).toMatchInlineSnapshot(`
      [
        "resource-of-other-type resource: \`krn:k:evnts:acme:event/1\` is no resource that \`events:read\` is done to: \`krn:k:events:*:*\` (did you mean \`krn:k:events:acme:event/1\`?)",
      ]
    `);
    expect(mistakes({ resource: 'krn:k:billing:acme:invoice/2026-11-22-and-more' })).toMatchInlineSnapshot(`
      [
        "resource-of-other-type resource: \`krn:k:billing:acme:invoice/2026-11-22-and-more\` is no resource that \`events:read\` is done to: \`krn:k:events:*:*\` (did you mean \`krn:k:events:acme:invoice/2026-11-22-and-more\`?)",
      ]
    `);
    expect(mistakes({ context: { 'events.regoin': 'eu' } })).toMatchInlineSnapshot(`
      [
        "unknown-key events.regoin: no key \`events.regoin\` is declared (did you mean \`events.region\`?)",
      ]
    `);
  });

  test('what a hint names can be asked', () => {
    for (const action of ['events:read', 'events:touch', 'billing:pay']) {
      for (const resource of [undefined, 'oci:k:elsewhere:x:y']) {
        const [hint] = mistakes({ action, resource }).flatMap(
          (each) => /(?:such as|did you mean) (?<named>.*)/.exec(each) ?? [],
        );
        const named = [...(hint ?? '').matchAll(/`(?<text>[^`]+)`/g)].flatMap(
          (each) => each.groups?.text ?? [],
        );
        expect(named.length).toBeGreaterThan(0);
        for (const each of named) {
          const typed = oneResource(each, 'acme');
          expect({ each, typed }).toEqual({ each, typed: each });
          expect(mistakes({ action, resource: each })).toEqual([]);
        }
      }
    }
  });

  test('a resource is left out of actions that have none only, and `*` is one', () => {
    expect(mistakes({ resource: '*' })).toEqual([]);
    expect(mistakes({ action: 'events:ping', resource: undefined })).toEqual([]);
    expect(mistakes({ action: 'events:ping', resource: '*' })).toEqual([]);
    expect(mistakes({ resource: undefined, context: { x: 1 } })).toHaveLength(2);
  });

  test('a resource is of one of the types of the action', () => {
    for (const resource of ['krn:kk:a:b:c', 'KRN:k:x:acme:1', 'arn:aws:events:eu:1:x'])
      expect(mistakes({ action: 'events:touch', resource })).toEqual([]);
    expect(mistakes({ action: 'events:touch', resource: 'Krn:k:x:acme:1' })).toHaveLength(1);
    expect(mistakes({ resource: 'arn:aws:events:eu:1:x' })).toHaveLength(1);
    expect(mistakes({ resource: 'krn:k:events:other:event/1' })).toEqual([]);
  });

  test('who can is asked of a resource', () => {
    const who = (resource: object) => whoCan(access, { action: 'events:read', ...resource }, noon).allowed;
    expect(who({ resource: event })).toEqual(['member/ana']);
    expect(who({ resource: '*' })).toEqual(['member/ana']);
    expect(who({})).toEqual([]);
    expect(who({ resource: 'krn:k:evnts:acme:event/1' })).toEqual([]);
  });

  test('a type may hold variables: the id of the organization, or any text', () => {
    const of = (type: string) =>
      accessOf(`${statementsOfAna('- { effect: allow, actions: ["*"] }')}
---
kind: Service
name: own
actions: { see: { resources: [it] } }
resourceTypes: { it: "${type}" }
`);
    const see = (type: string, resource: string) =>
      isAllowed(of(type), { principal: 'member/ana', action: 'own:see', resource }, noon);
    expect(see('krn:k:own:{org_id}:a/*', 'krn:k:own:acme:a/b')).toBe(true);
    expect(see('krn:k:own:{org_id}:a/*', 'krn:k:own:other:a/b')).toBe(false);
    expect(see('krn:k:own:*:{principal.name}/{{x}}', 'krn:k:own:other:any/{x}')).toBe(true);
    expect(see('krn:k:own:*:{principal.name}/{{x}}', 'krn:k:own:other:any/y')).toBe(false);
  });

  test('an unknown principal is inactive, and the nearest is said', () => {
    const decision = decide(access, { ...right, principal: 'member/anna' }, noon);
    expect(decision).toMatchObject({ reason: 'inactive', inactive: { because: 'unknown' } });
    expect(decision.mistakes.map(({ code }) => code)).toEqual(['unknown-principal']);
  });

  test('what is no text at all is refused, never thrown', () => {
    expect(mistakes({ action: undefined })).toHaveLength(1);
    expect(mistakes({ action: 7 })).toHaveLength(1);
    expect(mistakes({ resource: 7 })).toHaveLength(1);
    expect(mistakes({ resource: null })).toHaveLength(1);
    expect(mistakes({ context: 'principal.mfa' }).length).toBeGreaterThan(0);
    expect(mistakes({ context: ['x'] }).length).toBeGreaterThan(0);
  });
});

describe('a context value', () => {
  test.each([
    ['events.region', 'eu', 'events.region', 7],
    ['events.size', 7, 'events.size', '7'],
    ['events.size', -0.5, 'events.size', Number.NaN],
    ['events.size', 0, 'events.size', Number.POSITIVE_INFINITY],
    ['events.internal', false, 'events.internal', 'false'],
    ['events.at', '2026-12-01', 'events.at', '2026-13-01'],
    ['events.at', '2026-12-01T09:00:00.123Z', 'events.at', '2026-12-01T09:00:00'],
    ['events.at', '2026-12-01T09:00:00+02:00', 'events.at', 1_796_000_000],
    ['events.from', '10.0.0.7', 'events.from', '10.0.0.0/8'],
    ['events.from', '2001:db8::1', 'events.from', '010.0.0.7'],
    ['events.from', '::ffff:10.0.0.7', 'events.from', 'fe80::1%eth0'],
    ['events.tags', ['a'], 'events.tags', 'a'],
    ['events.tags', [], 'events.tags', ['a', 7]],
    ['events.sizes', [1, 2], 'events.sizes', [1, Number.NaN]],
    ['events.hops', ['10.0.0.1'], 'events.hops', ['10.0.0.1', 'x']],
    ['events.dates', ['2026-12-01'], 'events.dates', ['x']],
    ['events.flags', [true], 'events.flags', [undefined]],
    ['events.tags', ['a'], 'events.tags', Array(2)],
    ['principal.mfa', true, 'principal.mfa', 1],
    ['request.ip', '::1', 'request.ip', null],
    ['request.ip', '::ffff:10.0.0.1', 'request.ip', '::ffff:010.0.0.1'],
    ['request.ip', '::10.0.0.1', 'request.ip', '::ffff:0xa.0.0.1'],
    ['EVENTS.Region', 'eu', 'Events.REGION', undefined],
    ['events.region', 'x', 'events.region', ['x']],
    ['events.region', 'x', 'events.region', {}],
  ])(
    'of the right type is taken (%s, %j), of another one refused with the key (%s, %j)',
    (key, good, same, bad) => {
      expect(mistakes({ context: { [key]: good } })).toEqual([]);
      const [said] = mistakes({ context: { [same]: bad } });
      expect(said).toContain(`wrong-type ${same}: `);
    },
  );

  test.each([
    'principal.name',
    'principal.type',
    'principal.teams',
    'principal.attributes.department',
    'principal.attributes.other',
    'PRINCIPAL.Name',
    'resource.zone',
    'request.time',
  ])('that the model gives never overrides: %s', (key) => {
    expect(mistakes({ context: { [key]: 'x' } })[0]).toContain(`given-key ${key}: `);
  });

  test('is given once, whatever the case', () => {
    expect(mistakes({ context: { 'events.region': 'eu', 'events.Region': 'eu' } })).toMatchInlineSnapshot(`
      [
        "repeated-key events.Region: \`events.Region\` is \`events.region\` without case, and both are given (give one of the two)",
      ]
    `);
    expect(mistakes({ context: { 'events.region': 'eu', 'EVENTS.region': 'us' } })).toHaveLength(1);
  });

  test.each([
    ['a map', new Map([['events.internal', true]])],
    ['a list', []],
    ['a text', 'events.internal'],
    ['a number', 5],
    ['nothing', null],
    ['a function', () => true],
  ])('that is %s is refused, and never taken for an empty one', (_, context) => {
    const asked = { ...right, context: context as never };
    expect(mistakes(asked)[0]).toContain('wrong-type context: ');
    const careful = accessOf(
      statementsOfAna(`
- { effect: allow, actions: ["*"] }
- { effect: deny, actions: ["*"], conditions: { Bool: { events.internal: true } } }`),
    );
    expect(decide(careful, asked, noon).reason).toBe('refused');
    expect(isAllowed(careful, asked, noon)).toBe(false);
    expect(whoCan(careful, asked, noon)).toEqual({ allowed: [], conditional: [] });
  });

  test('that is inherited is refused: whoever logs a request would not see it', () => {
    const context = Object.create({ 'principal.mfa': true }) as object;
    expect(mistakes({ context })[0]).toContain('inherited-key principal.mfa: ');
    expect(isAllowed(access, { ...right, context } as never, noon)).toBe(false);
    const without = Object.assign(Object.create(null), { 'principal.mfa': true });
    expect(mistakes({ context: without })).toEqual([]);
  });

  test('of a key that nobody declares is refused, inherited ones too', () => {
    expect(mistakes({ context: { x: 1 } })[0]).toContain('unknown-key x: ');
    expect(mistakes({ context: { 'principal.id': 'x' } })[0]).toContain('unknown-key principal.id: ');
    expect(mistakes({ context: { 'principal.attributes.': 'x' } })[0]).toContain('unknown-key');
    expect(mistakes({ context: Object.create({ 'events.nothing': 1 }) as object })[0]).toContain(
      'unknown-key',
    );
  });

  test('of one request is gone in the next', () => {
    const careful = accessOf(
      statementsOfAna('- { effect: allow, actions: ["*"], conditions: { Bool: { principal.mfa: true } } }'),
    );
    const withMfa = { ...right, context: { 'principal.mfa': true } };
    expect(isAllowed(careful, withMfa, noon)).toBe(true);
    expect(isAllowed(careful, right, noon)).toBe(false);
    // Refused half-way: the key before the wrong one was taken in already.
    expect(isAllowed(careful, { ...right, context: { 'principal.mfa': true, x: 1 } }, noon)).toBe(false);
    expect(isAllowed(careful, right, noon)).toBe(false);
  });

  test('that runs code while it is read mixes no requests', () => {
    const careful = accessOf(
      statementsOfAna('- { effect: allow, actions: ["*"], conditions: { Bool: { principal.mfa: true } } }'),
    );
    const inner: boolean[] = [];
    const context = {
      get 'principal.mfa'() {
        inner.push(isAllowed(careful, right, noon));
        inner.push(isAllowed(careful, { ...right, context: { 'principal.mfa': true } }, noon));
        return false;
      },
    };
    expect(isAllowed(careful, { ...right, context }, noon)).toBe(false);
    expect(inner).toEqual([false, true]);
    const thrower = {
      get 'principal.mfa'(): boolean {
        throw new Error('no');
      },
    };
    expect(() => isAllowed(careful, { ...right, context: thrower }, noon)).toThrow('no');
    expect(isAllowed(careful, { ...right, context: { 'principal.mfa': true } }, noon)).toBe(true);
  });
});
