import { expect, test } from 'vitest';
import { parsePolicyFiles } from '../../src/audit/parse-policy-files.ts';
import { publishEdits } from '../../src/audit/policy-files.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { digestStatements } from '../../src/model/statement-digest.ts';
import type { ExpectedVersion } from '../../src/plan/plan.ts';

const readScores: readonly JsonObject[] = [
  { sid: 'Read', effect: 'allow', actions: ['scores:read', 'scores:list'] },
];
const editScores: readonly JsonObject[] = [{ sid: 'Read', effect: 'allow', actions: ['scores:*'] }];
const folder = 'organizations/philharmonic/policies/scores';

function version(number: number, statements: readonly JsonObject[], sameAs?: number): ExpectedVersion {
  const digest = digestStatements(statements);
  return {
    policy: 'scores',
    version: number,
    digest,
    previous: number - 1,
    ...(sameAs === undefined ? {} : { sameAs }),
  };
}

/** Publishes one after the other, as entries would. */
function publishAll(): Map<string, string> {
  const files = new Map<string, string>();
  const publish = (
    published: readonly ExpectedVersion[],
    statements: readonly JsonObject[],
    after?: number,
  ) => {
    const deleted = after === undefined ? [] : [{ policy: 'scores', after }];
    const histories = parsePolicyFiles('philharmonic', files);
    const edits = publishEdits(
      'philharmonic',
      { published, deleted },
      new Map([['scores', statements]]),
      histories,
    );
    for (const [path, text] of edits) files.set(path, text ?? '');
  };
  publish([version(1, readScores)], readScores);
  publish([version(2, editScores)], editScores);
  publish([], [], 2);
  publish([version(3, readScores, 1)], readScores);
  publish([], [], 3);
  return files;
}

test('versions, a deletion, a re-creation and another deletion', () => {
  const files = publishAll();
  expect(files.get(`${folder}/3.json`)).toMatchInlineSnapshot(`
    "{
      "digest": "0acd70c8f1ef8ee734cb006e348fae26b9a9895adf83ac7fdfa84890b87423f5",
      "policy": "scores",
      "sameAs": 1,
      "statements": [
        {
          "actions": [
            "scores:list",
            "scores:read"
          ],
          "effect": "allow",
          "sid": "Read"
        }
      ],
      "version": 3
    }
    "
  `);
  const history = parsePolicyFiles('philharmonic', files).get('scores');
  expect(history?.versions.map(({ version: number, sameAs }) => [number, sameAs])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, 1],
  ]);
  expect(history?.deletedAfter).toEqual([2, 3]);
});

test('a number that does not follow, or other statements than expected, is a bug', () => {
  const histories = parsePolicyFiles('philharmonic', publishAll());
  const publish = (expected: ExpectedVersion) =>
    publishEdits(
      'philharmonic',
      { published: [expected], deleted: [] },
      new Map([['scores', editScores]]),
      histories,
    );
  expect(() => publish(version(3, editScores))).toThrow(/does not follow/);
  expect(() => publish(version(4, readScores))).toThrow(/are others/);
});

test.each<readonly [string, string, (text: string) => string | undefined, RegExp]>([
  ['statements changed', `${folder}/1.json`, (text) => text.replace('scores:list', 'scores:burn'), /digest/],
  ['a version is missing', `${folder}/2.json`, () => undefined, /2\.json is missing/],
  [
    'a version under another number',
    `${folder}/2.json`,
    (text) => text.replace('"version": 2', '"version": 5'),
    /another/,
  ],
  ['a version laid out by hand', `${folder}/2.json`, (text) => text.replaceAll('  ', ''), /as Bylaw writes/],
  [
    'a version same as a later one',
    `${folder}/3.json`,
    (text) => text.replace('"sameAs": 1', '"sameAs": 9'),
    /sameAs/,
  ],
  [
    'a tombstone of the future',
    `${folder}/tombstone.json`,
    (text) => text.replace('3', '9'),
    /names no such/,
  ],
  ['a tombstone that falls', `${folder}/tombstone.json`, (text) => text.replace('3', '1'), /names no such/],
  ['a tombstone of text', `${folder}/tombstone.json`, () => '{"deletedAfter": "2"}\n', /not a tombstone/],
])('%s: refused', (_name, path, change, expected) => {
  const files = publishAll();
  const changed = change(files.get(path) ?? '');
  if (changed === undefined) files.delete(path);
  else files.set(path, changed);
  expect(() => parsePolicyFiles('philharmonic', files)).toThrow(
    expect.objectContaining({ code: 'ledger/corrupt', message: expect.stringMatching(expected) }),
  );
});
