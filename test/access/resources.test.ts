import { describe, expect, test } from 'vitest';
import { type Asked, accessOf, event, reasonOf, statementsOfAna } from './access-of.ts';

function allowing(resources: string): (resource: string, more?: Asked) => string {
  const access = accessOf(
    statementsOfAna(`- { effect: allow, actions: ["events:touch", "events:ping"], ${resources} }`),
  );
  return (resource, more) => reasonOf(access, { action: 'events:touch', resource, ...more });
}

function matches(pattern: string, resource: string): boolean {
  const reason = allowing(`resources: ['${pattern}']`)(resource);
  expect(['allow', 'implicit-deny']).toContain(reason);
  return reason === 'allow';
}

describe('the head is matched segment by segment, with case', () => {
  test.each([
    ['krn:k:events:acme:event/1', event, true],
    ['krn:k:events:acme:event/1', 'krn:k:events:ACME:event/1', false],
    ['krn:k:events:acme:event/1', 'KRN:k:events:acme:event/1', false],
    ['krn:k:events:*:event/1', event, true],
    ['krn:k:events:*:event/1', 'krn:k:events::event/1', true],
    ['krn:k:events:a*e:event/1', event, true],
    ['krn:k:events:a??e:event/1', event, true],
    ['krn:k:events:a?e:event/1', event, false],
    ['krn:k:events:?:event/1', 'krn:k:events::event/1', false],
    // A star never crosses a colon in the head: these would match if the pattern were one text.
    ['krn:*:events:acme:event/1', 'krn:k:x:events:acme:event/1', false],
    ['krn:k:events:*:event/1', 'krn:k:events:a:b:event/1', false],
    ['krn:k:events:*:1', 'krn:k:events:acme:event/1:1', false],
    ['krn:*:*:*:*', event, true],
    ['krn:*:*:*:*', 'arn:aws:events:eu:1:event/1', false],
    ['arn:*:events:*:*:*', 'arn:aws:events:eu:1:event/1', true],
    ['arn:*:events:*:*:bucket', 'arn:aws:events:::bucket', true],
    ['arn:aws:events:eu:1:event/1', 'arn:aws:events:eu:1:event/1', true],
  ])('%s, %s: %s', (pattern, resource, expected) => {
    expect(matches(pattern, resource)).toBe(expected);
  });
});

describe('the rest is one text, in which a star crosses everything', () => {
  test.each([
    ['krn:k:events:acme:*', 'krn:k:events:acme:a/b:c/d', true],
    ['krn:k:events:acme:event/*', 'krn:k:events:acme:event/', true],
    ['krn:k:events:acme:event/*', 'krn:k:events:acme:event', false],
    ['krn:k:events:acme:event/*/log', 'krn:k:events:acme:event/a/b:c/log', true],
    ['krn:k:events:acme:event/*/log', 'krn:k:events:acme:event/log', false],
    ['krn:k:events:acme:*/log', 'krn:k:events:acme:a/log', true],
    ['krn:k:events:acme:*/log', 'krn:k:events:acme:a/logs', false],
    ['krn:k:events:acme:*a*b*', 'krn:k:events:acme:xaxbx', true],
    ['krn:k:events:acme:*a*b*', 'krn:k:events:acme:xbxax', false],
    ['krn:k:events:acme:ab*ba', 'krn:k:events:acme:aba', false],
    ['krn:k:events:acme:ab*ba', 'krn:k:events:acme:abba', true],
    ['krn:k:events:acme:?', 'krn:k:events:acme::', true],
    ['krn:k:events:acme:?*', 'krn:k:events:acme:x', true],
    ['krn:k:events:acme:*?', 'krn:k:events:acme:x', true],
    ['krn:k:events:acme:*??', 'krn:k:events:acme:x', false],
    ['krn:k:events:acme:*?b?', 'krn:k:events:acme:aabc', true],
    ['krn:k:events:acme:event', 'krn:k:events:acme:Event', false],
    // A character is a code point.
    ['krn:k:events:acme:?', 'krn:k:events:acme:😀', true],
    ['krn:k:events:acme:??', 'krn:k:events:acme:😀', false],
    ['krn:k:events:acme:*?x', 'krn:k:events:acme:😀x', true],
    ['krn:k:events:acme:*??x', 'krn:k:events:acme:😀x', false],
    ['krn:k:events:acme:?*?', 'krn:k:events:acme:😀', false],
    ['krn:k:events:acme:?x*?', 'krn:k:events:acme:😀x😀', true],
  ])('%s, %s: %s', (pattern, resource, expected) => {
    expect(matches(pattern, resource)).toBe(expected);
  });
});

describe('everything else in a pattern means itself', () => {
  test.each([
    ['a.b', 'axb', false],
    ['a+', 'aa', false],
    ['a+', 'a+', true],
    ['(a)', '(a)', true],
    ['(a)', 'a', false],
    ['[ab]', 'a', false],
    ['[ab]', '[ab]', true],
    ['a\\\\*', 'a\\\\b', true],
    ['a|b', 'a', false],
    ['^a$', 'a', false],
    ['{*}', '*', true],
    ['{*}', 'x', false],
    ['{?}', '?', true],
    ['{?}', 'x', false],
    ['{{x}}', '{x}', true],
    ['*', '*', true],
    ['x*', 'x*', true],
  ])('%s, %s: %s', (rest, text, expected) => {
    expect(matches(`krn:k:events:acme:${rest}`, `krn:k:events:acme:${text}`)).toBe(expected);
  });
});

describe('a resource in a request', () => {
  const any = allowing('resources: ["*"]');
  const some = allowing(`resources: ["krn:k:events:acme:*"]`);

  test.each([
    '',
    'event',
    'krn',
    'krn:',
    'krn:k:events:acme',
    'krn:k:events:acme:',
    '1rn:k:events:acme:x',
    ':k:e:a:x',
    '**',
    'arn:aws:events:eu:1',
    'arn:aws:events:eu:1:',
    '*:k:events:acme:x',
    'k*n:k:events:acme:x',
  ])('without all its segments is refused: %s', (resource) => {
    expect(any(resource)).toBe('refused');
    expect(some(resource)).toBe('refused');
  });

  test('`*` alone is a resource that only `*` matches', () => {
    expect(any('*')).toBe('allow');
    expect(some('*')).toBe('implicit-deny');
    expect(allowing('resources: ["krn:*:*:*:*"]')('*')).toBe('implicit-deny');
  });

  test('stars and braces in it are characters', () => {
    expect(some('krn:k:events:acme:*')).toBe('allow');
    expect(some('krn:k:events:*:x')).toBe('implicit-deny');
    expect(some('krn:k:events:{org_id}:x')).toBe('implicit-deny');
  });

  test('resources left out are every resource', () => {
    const left = allowing('resources: ["*"]');
    expect(left(event)).toBe('allow');
    expect(reasonOf(accessOf(statementsOfAna('- { effect: allow, actions: ["events:read"] }')))).toBe(
      'allow',
    );
  });

  test('an action without types of resources is done to `*`, and to nothing else', () => {
    expect(any('*', { action: 'events:ping' })).toBe('allow');
    expect(any(event, { action: 'events:ping' })).toBe('refused');
    expect(some('*', { action: 'events:ping' })).toBe('implicit-deny');
  });
});

test('notResources are all others, an allow and a deny alike', () => {
  const all = accessOf(
    statementsOfAna(`
- { effect: allow, actions: ["events:read"], notResources: ["krn:k:events:acme:secret/*"] }
- { effect: deny, actions: ["events:list"], notResources: ["krn:k:events:acme:open/*", "krn:k:events:acme:free/*"] }
- { effect: allow, actions: ["events:list"] }`),
  );
  expect(reasonOf(all, { resource: 'krn:k:events:acme:secret/1' })).toBe('implicit-deny');
  expect(reasonOf(all, { resource: 'krn:k:events:acme:x' })).toBe('allow');
  expect(reasonOf(all, { resource: '*' })).toBe('allow');
  expect(reasonOf(all, { action: 'events:list', resource: 'krn:k:events:acme:free/1' })).toBe('allow');
  expect(reasonOf(all, { action: 'events:list', resource: 'krn:k:events:acme:x' })).toBe('explicit-deny');
  expect(reasonOf(all, { action: 'events:list', resource: '*' })).toBe('explicit-deny');
});
