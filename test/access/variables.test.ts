import { describe, expect, test } from 'vitest';
import type { ContextValue } from '../../src/access/request.ts';
import { accessOf, reasonOf, statementsOfAna } from './access-of.ts';

/** Whether a resource is matched, of an allow and of a deny: each alone. */
function matches(
  resources: string,
  resource: string,
  context: Readonly<Record<string, ContextValue>> = {},
  more = '',
  organization = '',
): string {
  const allow = accessOf(
    statementsOfAna(`- { effect: allow, actions: ["events:read"], ${resources} }`, more),
    organization,
  );
  const deny = accessOf(
    statementsOfAna(
      `
- { effect: allow, actions: ["events:read"] }
- { effect: deny, actions: ["events:read"], ${resources} }`,
      more,
    ),
    organization,
  );
  const allows = reasonOf(allow, { context, resource }) === 'allow';
  const denies = reasonOf(deny, { context, resource }) === 'explicit-deny';
  return allows === denies ? (allows ? 'matches' : 'fails') : allows ? 'most access' : 'least access';
}

const at = 'krn:k:events:acme:';

describe('a variable stands for its value', () => {
  test.each([
    [`${at}home/{principal.name}/*`, `${at}home/ana/x`, 'matches'],
    [`${at}home/{principal.name}/*`, `${at}home/bo/x`, 'fails'],
    [`${at}home/{PRINCIPAL.Name}`, `${at}home/ana`, 'matches'],
    [`${at}{principal.id}`, `${at}ana`, 'matches'],
    ['krn:k:events:{org_id}:x', `${at}x`, 'matches'],
    ['krn:k:events:{org_id}:x', 'krn:k:events:other:x', 'fails'],
    ['krn:k:events:a*{org_id}:x', 'krn:k:events:aacme:x', 'matches'],
    [`${at}{events.region}/*`, `${at}eu/1`, 'matches'],
    // A star in a value is a star, and stars beside it are wildcards still.
    [`${at}{principal.attributes.star}`, `${at}anything`, 'fails'],
    [`${at}{principal.attributes.star}`, `${at}*`, 'matches'],
    [`${at}{principal.attributes.star}*`, `${at}*x`, 'matches'],
    // A colon in a value makes no segment: in the head it matches nothing, in the rest it is a character.
    ['krn:k:events:{principal.attributes.home}:x', 'krn:k:events:a:b:x', 'fails'],
    ['krn:k:events:{principal.attributes.home}:*', 'krn:k:events:a:b:x', 'fails'],
    [`${at}{principal.attributes.home}`, `${at}a:b`, 'matches'],
  ])('%s, %s: %s', (pattern, resource, expected) => {
    expect(matches(`resources: ["${pattern}"]`, resource, { 'events.region': 'eu' })).toBe(expected);
  });

  test('the id of an organization with a colon too', () => {
    expect(
      matches('resources: ["krn:k:events:{org_id}:*"]', 'krn:k:events:a:b:x', {}, '', 'id: "a:b"\n'),
    ).toBe('fails');
    expect(matches('resources: ["krn:k:events:acme:{org_id}"]', `${at}a:b`, {}, '', 'id: "a:b"\n')).toBe(
      'matches',
    );
  });

  test('the zone of the resource', () => {
    const zone = `---\nkind: Zone\nname: pay\nresources: ["${at}pay/*"]\n`;
    expect(matches(`resources: ["${at}{zone}/*"]`, `${at}pay/1`, {}, zone)).toBe('matches');
    expect(matches(`resources: ["${at}{resource.zone}/*"]`, `${at}pay/1`, {}, zone)).toBe('matches');
    expect(matches(`resources: ["${at}{zone}x/*"]`, `${at}pay/1`, {}, zone)).toBe('fails');
    expect(matches(`resources: ["${at}{zone}/*"]`, `${at}x/1`, {}, zone)).toBe('least access');
  });
});

describe('without value it never lets an allow match and never lets a deny escape', () => {
  const open = `"${at}{events.region}"`;
  test.each([
    [`resources: [${open}]`, `${at}x`, 'least access'],
    // Not even where the rest of the pattern cannot match.
    [`resources: [${open}]`, 'krn:k:events:other:x', 'least access'],
    [`notResources: [${open}]`, `${at}x`, 'least access'],
    // Its neighbours are judged as ever.
    [`resources: [${open}, "${at}x"]`, `${at}x`, 'matches'],
    [`notResources: [${open}, "${at}x"]`, `${at}x`, 'fails'],
    [`resources: ["${at}{principal.attributes.unsaid}"]`, `${at}x`, 'least access'],
    [`resources: ["${at}{principal.attributes.level}"]`, `${at}3`, 'least access'],
    [`resources: ["${at}{principal.attributes.mixed}"]`, `${at}x`, 'least access'],
    [`resources: ["${at}{principal.name}/{events.region}"]`, `${at}x`, 'least access'],
  ])('%s, %s: %s', (resources, resource, expected) => {
    expect(matches(resources, resource)).toBe(expected);
  });
});
