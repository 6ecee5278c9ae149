import { expect, test } from 'vitest';
import { managedFolder, unmanagedFolder } from '../../src/audit/ledger-paths.ts';
import { renderManagedFiles } from '../../src/audit/managed-files.ts';
import { parseManagedFiles } from '../../src/audit/parse-managed-files.ts';
import { managedOnly, nothingRecorded } from '../../src/audit/recorded-state.ts';
import { stateEdits } from '../../src/audit/state-edits.ts';
import { jsonEqual } from '../../src/digest/json-equal.ts';
import { draftEntries } from '../../src/plan/entries-draft.ts';
import { fc } from '../properties.ts';
import { recordedState } from './arbitrary-state.ts';
import { orchestra, ownedState, scope } from './orchestra.ts';

const folder = managedFolder(scope);

test('each object has one file, its edges folded in', () => {
  const files = renderManagedFiles(orchestra);
  expect([...files.keys()].sort()).toMatchInlineSnapshot(`
    [
      "member/24/ana.json",
      "member/3d/bo.json",
      "organization/philharmonic.json",
      "service-account/archive.json",
      "team/strings.json",
    ]
  `);
  expect(files.get('team/strings.json')).toMatchInlineSnapshot(`
    "{
      "bindings": {
        "409b9baf9f": {
          "reason": "covers the harp",
          "role": "section-lead"
        }
      },
      "description": "violins to basses",
      "members": {
        "ana": {
          "role": "maintainer"
        },
        "service-account/archive": {
          "role": "member"
        }
      }
    }
    "
  `);
});

test('a state survives being written and read', () => {
  fc.assert(
    fc.property(recordedState, ({ entries }) => {
      const read = parseManagedFiles('philharmonic', folder, renderManagedFiles(entries));
      expect(sorted(read)).toEqual(sorted(entries));
    }),
  );
});

test('the order of entries never changes a byte', () => {
  fc.assert(
    fc.property(recordedState, ({ entries }) => {
      const backwards = renderManagedFiles(new Map([...entries].reverse()));
      expect(sorted(backwards)).toEqual(sorted(renderManagedFiles(entries)));
    }),
  );
});

test('edits lead from one state to another, and touch nothing that stays', () => {
  fc.assert(
    fc.property(recordedState, recordedState, (before, after) => {
      const files = new Map(stateEdits(scope, nothingRecorded, before));
      const untouched = new Map(files);
      for (const [path, text] of stateEdits(scope, before, after)) {
        expect(untouched.get(path)).not.toBe(text);
        if (text === null) files.delete(path);
        else files.set(path, text);
      }
      expect(sorted(files)).toEqual(sorted(new Map(stateEdits(scope, nothingRecorded, after))));
      expect(stateEdits(scope, after, { ...after, entries: new Map(after.entries) }).size).toBe(0);
    }),
  );
});

test('the edits of a draft are those of the state that it comes to', () => {
  fc.assert(
    fc.property(recordedState, recordedState, (before, { entries, owned }) => {
      const draft = draftEntries(before.entries);
      for (const address of before.entries.keys()) if (!entries.has(address)) draft.delete(address);
      for (const [address, value] of entries) {
        if (!jsonEqual(value, before.entries.get(address))) draft.set(address, value);
      }
      expect(sorted(new Map(draft))).toEqual(sorted(entries));
      expect(draft.size).toBe(entries.size);
      const drafted = stateEdits(scope, before, { entries: draft, owned });
      expect(sorted(drafted)).toEqual(sorted(stateEdits(scope, before, { entries, owned })));
    }),
  );
});

test('an object that was let go of moves out of managed/ with its edges', () => {
  const before = ownedState(orchestra);
  const after = ownedState(orchestra, ['team:philharmonic/strings']);
  const edits = stateEdits(scope, before, after);
  expect([...edits.keys()]).toEqual([
    `${folder}/team/strings.json`,
    `${unmanagedFolder(scope)}/team/strings.json`,
  ]);
  expect([...managedOnly(after).entries.keys()].filter((address) => address.includes('strings'))).toEqual([]);
});

test('one edge changed is one file changed', () => {
  const after = new Map(orchestra);
  after.delete('team-member:philharmonic/strings/ana');
  expect([...stateEdits(scope, ownedState(orchestra), ownedState(after)).keys()]).toEqual([
    `${folder}/team/strings.json`,
  ]);
});

test('an edge without its holder is a bug', () => {
  const loose = new Map([['team-member:philharmonic/brass/ana', { role: 'member' }]]);
  expect(() => renderManagedFiles(loose)).toThrow(/without its holder/);
});

test.each([
  ['where no object stands', 'team/deep/strings.json', '{}\n'],
  ['of a kind nobody knows', 'instrument/harp.json', '{}\n'],
  ['under another folder than its name gives', 'member/00/ana.json', '{}\n'],
  ['of another organization', 'organization/ballet.json', '{}\n'],
  ['that is cut short', 'team/strings.json', '{\n  "descri'],
  ['that is a list', 'team/strings.json', '[]\n'],
  ['edited by hand', 'team/strings.json', '{"description": "violins"}\n'],
  ['with members that are a list', 'team/strings.json', '{\n  "members": [\n    "ana"\n  ]\n}\n'],
  ['with a member that has no value', 'team/strings.json', '{\n  "members": {\n    "ana": true\n  }\n}\n'],
  ['with a member named like a path', 'team/strings.json', '{\n  "members": {\n    "a/b/c": {}\n  }\n}\n'],
  ['with a binding under no key', 'team/strings.json', '{\n  "bindings": {\n    "lead": {}\n  }\n}\n'],
])('a file %s is refused by name', (_name, path, text) => {
  expect(() => parseManagedFiles('philharmonic', folder, [[path, text]])).toThrow(
    expect.objectContaining({
      code: 'ledger/corrupt',
      message: expect.stringContaining(`${folder}/${path}`),
    }),
  );
});

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
