import { describe, expect, test } from 'vitest';
import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import { createDiagnostic } from '../../src/diagnostic/create-diagnostic.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { DeclaredOrganization, NamedKind } from '../../src/model/organization/declared-organization.ts';
import { namedKinds } from '../../src/model/organization/named-kinds.ts';
import { placeAt } from '../../src/model/place.ts';
import type { OrganizationRule } from '../../src/model/rules/rule.ts';
import { askRules } from '../../src/model/verdicts/ask-rules.ts';
import { inputsOf } from '../../src/model/verdicts/inputs-of.ts';
import type { Verdicts } from '../../src/model/verdicts/verdicts.ts';
import { newSeen, watchedOrganization } from '../../src/model/verdicts/watched-organization.ts';
import type { SourceFile } from '../../src/parse/document.ts';
import { declaredIn, type State, stateOf } from './declared-state.ts';
import { dice, edited, seed } from './edited-files.ts';
import { fixtureFiles, fixtureNames } from './fixture-repository.ts';
import { told } from './told.ts';
import { memory } from './verdict-memory.ts';

/** Each field that rules can read, with the kinds that reading it counts as, and what it holds. */
function fieldsOf(
  declared: DeclaredOrganization,
): ReadonlyMap<string, { kinds: Set<NamedKind>; holds: string }> {
  const fields = new Map<string, { kinds: Set<NamedKind>; holds: string }>();
  const note = (name: string, read: (of: DeclaredOrganization) => unknown) => {
    const seen = newSeen();
    fields.set(name, { kinds: seen.whole, holds: told(read(watchedOrganization(declared, seen))) });
  };
  for (const name of Object.keys(declared) as (keyof DeclaredOrganization)[])
    if (name !== 'named' && name !== 'organization' && name !== 'actions') note(name, (of) => of[name]);
  for (const kind of namedKinds) note(`named ${kind}`, ({ named }) => named[kind]);
  for (const name of Object.keys(declared.organization) as (keyof DeclaredOrganization['organization'])[])
    note(`organization ${name}`, ({ organization }) => organization[name]);
  note('actions', ({ actions }) => [
    actions.services.map((name) => [name, actions.actionsOf(name)]),
    actions.resourceTypes,
    actions.keys.map((key) => [key, actions.keyType(key)]),
  ]);
  return fields;
}

describe('what rules found before', () => {
  test('changes nothing of what they find, in any repository and after any edit of it', () => {
    const roll = dice();
    let remembered = 0;
    for (const name of fixtureNames()) {
      const whole = fixtureFiles(name);
      const verdicts = memory();
      let files = whole;
      for (let edit = 0; edit < 5; edit += 1) {
        const { documents, context, contents } = stateOf(files);
        const fresh = told(buildModel(documents, context));
        const again = told(buildModel(documents, { ...context, earlier: { verdicts, contents } }));
        expect(again, `${name}, edit ${edit}, BYLAW_SEED=${seed}`).toBe(fresh);
        files = edited(roll(3) === 0 ? whole : files, roll);
      }
      remembered += verdicts.clean;
    }
    expect(remembered).toBeGreaterThan(1000);
  });

  test('counts for a field only while the kinds that it is made of are as they were', () => {
    const roll = dice();
    let compared = 0;
    for (const name of fixtureNames()) {
      const before = stateOf(fixtureFiles(name));
      for (let edit = 0; edit < 5; edit += 1) {
        const after = stateOf(edited(fixtureFiles(name), roll));
        for (const { field, was, is } of sameAsFarAsWatched(before, after)) {
          expect(is, `${field} of ${name}, BYLAW_SEED=${seed}`).toBe(was);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

/** The fields of which nothing that they are made of has changed, with what each held and holds. */
function* sameAsFarAsWatched(before: State, after: State) {
  const all = declaredIn(after);
  for (const old of declaredIn(before)) {
    const now = all.find(({ folder }) => folder === old.folder);
    const [one, other] = [inputsOf(old, before.contents), now && inputsOf(now, after.contents)];
    if (now === undefined || one === undefined || one.common !== other?.common) continue;
    const fields = fieldsOf(now);
    for (const [field, { kinds, holds }] of fieldsOf(old)) {
      const isSame = [...kinds].every((kind) => one.kinds[kind].content === other.kinds[kind].content);
      if (isSame) yield { field, was: holds, is: fields.get(field)?.holds };
    }
  }
}

test('a rule that found nothing is asked again only where what it looked at has changed', () => {
  const asked: string[] = [];
  const rules: readonly OrganizationRule[] = [
    ({ organization }) => {
      asked.push(`of ${organization.teams.size} teams`);
      return [];
    },
    ({ named }) => {
      asked.push(`of ${named.Role.size} roles`);
      return [];
    },
    ({ root }) => {
      asked.push('with a mistake');
      return [createDiagnostic('model/duplicate-name', { message: 'a', at: placeAt(root.origin, []) })];
    },
  ];
  let before: Verdicts | undefined;
  function ask(change: (file: SourceFile) => SourceFile): readonly string[] {
    asked.length = 0;
    const state = stateOf(fixtureFiles('valid-orchestra').map(change));
    const declared = declaredIn(state).find(({ folder }) => folder.endsWith('philharmonic'));
    invariant(declared !== undefined, 'there is no organization');
    before = askRules(rules, declared, state.contents, before).verdicts;
    return [...asked];
  }
  const comment = (word: string) => (file: SourceFile) =>
    file.text.includes(word) ? { ...file, text: `${file.text}# changed\n` } : file;
  const [teams, roles, mistake] = ask((file) => file);
  expect([teams, roles, mistake]).toEqual([
    expect.stringMatching(/^of [1-9]\d* teams$/),
    expect.stringMatching(/^of [1-9]\d* roles$/),
    'with a mistake',
  ]);
  expect(ask((file) => file)).toEqual([mistake]);
  expect(ask(comment('kind: Policy'))).toEqual([mistake]);
  expect(ask(comment('kind: Role'))).toEqual([roles, mistake]);
  expect(ask(comment('kind: Organization'))).toEqual([teams, roles, mistake]);
});
