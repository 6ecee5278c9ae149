import { expect, test } from 'vitest';
import type { RecordedChange } from '../../src/audit/entry.ts';
import { happeningsOf } from '../../src/audit/happening.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { describeHappenings } from '../../src/report/describe-happenings.ts';

function change(
  action: string,
  name: string,
  before: JsonObject | null,
  after: JsonObject | null,
): RecordedChange {
  return { action, address: name.replace('/', ':harbour/'), before, after, digest: '' };
}

const read = { effect: 'allow', actions: ['ships:read'] };
const moor = { effect: 'allow', actions: ['ships:moor'] };
const never = { effect: 'deny', actions: ['ships:sink'] };

function told(changes: readonly RecordedChange[], invited: readonly string[] = [], ownersRole?: string) {
  return describeHappenings(happeningsOf({ entry: { kind: 'result', invited }, changes, ownersRole }));
}

test.each<readonly [string, RecordedChange, readonly string[]]>([
  ['who is invited', change('create', 'member/noor', null, { role: 'crew' }), ['invited: noor']],
  ['who comes', change('create', 'member/bo', null, { role: 'crew' }), ['added: bo']],
  ['who goes', change('delete', 'member/bo', { role: 'crew' }, null), ['removed: bo']],
  ['a new name', change('rename', 'member/bea', { name: 'bo' }, { name: 'bea' }), ['renamed bo to bea']],
  [
    'a suspension',
    change('update', 'member/bo', { status: 'active' }, { status: 'suspended' }),
    ['suspended: bo'],
  ],
  [
    'its end',
    change('update', 'member/bo', { status: 'suspended' }, { status: 'active' }),
    ['reactivated: bo'],
  ],
  ['another address', change('update', 'member/bo', { email: 'a@b' }, { email: 'c@d' }), []],
  ['an issue', change('create', 'token/ci', null, { inherit: true }), ['token issued: ci']],
  [
    'a revocation',
    change('update', 'token/ci', { revoked: false }, { revoked: true }),
    ['token revoked: ci'],
  ],
  ['a first scope', change('update', 'token/ci', {}, { scopes: [read] }), ['token narrowed: ci']],
  [
    'fewer scopes',
    change('update', 'token/ci', { scopes: [read, moor] }, { scopes: [read] }),
    ['token narrowed: ci'],
  ],
  [
    'more scopes',
    change('update', 'token/ci', { scopes: [read] }, { scopes: [read, moor] }),
    ['token widened: ci'],
  ],
  ['other scopes', change('update', 'token/ci', { scopes: [read] }, { scopes: [moor] }), []],
  // A deny that goes gives more, although a statement fewer is there.
  ['a deny less', change('update', 'token/ci', { scopes: [read, never] }, { scopes: [read] }), []],
  [
    'an end',
    change('update', 'token/ci', {}, { expires: '2027-01-01T00:00:00Z' }),
    ['expiry of token changed: ci'],
  ],
  ['a team', change('create', 'team/deck', null, {}), []],
])('%s', (_, one, expected) => {
  expect(told([one], ['noor'])).toEqual(expected);
});

test('a transfer names both, and stands first', () => {
  const changes = [
    change('update', 'member/zoe', { role: 'crew' }, { role: 'owner' }),
    change(
      'update',
      'member/ana',
      { role: 'owner', status: 'active' },
      { role: 'crew', status: 'suspended' },
    ),
  ];
  expect(told(changes, [], 'owner')).toEqual(['ownership passed from ana to zoe', 'suspended: ana']);
  expect(told(changes, [], 'crew')).toEqual(['ownership passed from zoe to ana', 'suspended: ana']);
  expect(told(changes)).toEqual(['suspended: ana']);
  expect(told(changes.slice(0, 1), [], 'owner')).toEqual([]);
  const leaving = [change('delete', 'member/ana', { role: 'owner' }, null), ...changes.slice(0, 1)];
  expect(told(leaving, [], 'owner')).toEqual(['ownership passed from ana to zoe', 'removed: ana']);
});

test('many of one sort are counted', () => {
  const many = Array.from({ length: 12 }, (_, at) => change('create', `member/m${at}`, null, {}));
  expect(told(many)).toEqual(['added 12 members']);
});
