import { describe, expect, test } from 'vitest';
import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import { createDiagnostic } from '../../src/diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../src/diagnostic/diagnostic.ts';
import { sha256 } from '../../src/digest/digest.ts';
import { buildModel } from '../../src/model/build-model.ts';
import { declareOrganization } from '../../src/model/organization/declare-organization.ts';
import type { DeclaredOrganization, NamedKind } from '../../src/model/organization/declared-organization.ts';
import { namedKinds } from '../../src/model/organization/named-kinds.ts';
import { placeAt } from '../../src/model/place.ts';
import { declareRepository } from '../../src/model/repository/declared-repository.ts';
import { datesAreUsable } from '../../src/model/rules/dates-are-usable.ts';
import { judgedApart } from '../../src/model/rules/judged-apart.ts';
import type { OrganizationRule } from '../../src/model/rules/rule.ts';
import { askRules } from '../../src/model/verdicts/ask-rules.ts';
import { type Contents, inputsOf } from '../../src/model/verdicts/inputs-of.ts';
import type { VerdictMemory, Verdicts } from '../../src/model/verdicts/verdicts.ts';
import type { AskedDocument } from '../../src/model/verdicts/watched-documents.ts';
import { newSeen, watchedOrganization } from '../../src/model/verdicts/watched-organization.ts';
import type { Document, SourceFile } from '../../src/parse/document.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { rejectedDocuments } from '../../src/parse/rejected-documents.ts';
import { fixtureFiles, fixtureNames } from './fixture-repository.ts';

const seed = Number(process.env.BYLAW_SEED ?? 20261122);

function dice(): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** One word of one file becomes a word of another, or the file is not there. */
function edited(files: readonly SourceFile[], roll: (limit: number) => number): readonly SourceFile[] {
  const at = roll(files.length);
  if (roll(4) === 0) return files.filter((_, index) => index !== at);
  const words = (files[roll(files.length)]?.text ?? '').match(/[\w:@/.{}*-]+/g) ?? ['a'];
  return files.map((file, index) => {
    if (index !== at) return file;
    const places = [...file.text.matchAll(/(?<=[\s[{])[\w@/.{}*-]+(?=[\s,\]}])/g)];
    const place = places[roll(places.length)];
    if (place === undefined) return file;
    const word = words[roll(words.length)] ?? 'a';
    return {
      ...file,
      text: file.text.slice(0, place.index) + word + file.text.slice(place.index + place[0].length),
    };
  });
}

interface State {
  readonly documents: readonly Document[];
  readonly context: Parameters<typeof buildModel>[1];
  readonly contents: Contents;
}

function stateOf(files: readonly SourceFile[]): State {
  const { value: documents = [], diagnostics } = parseDocuments(files);
  const rejected = rejectedDocuments(files, diagnostics, documents);
  const context = { files: files.map(({ path }) => path), rejected };
  const ids = new Map(files.map(({ path, text }) => [path, sha256(text)]));
  return { documents, context, contents: (path) => ids.get(path) };
}

/** A memory that holds only what JSON can say. */
function memory(): VerdictMemory & { clean: number } {
  let kept = '[]';
  return {
    clean: 0,
    get: (folder) => new Map(JSON.parse(kept) as readonly (readonly [string, Verdicts])[]).get(folder),
    keep(verdicts) {
      for (const { clean } of verdicts.values()) this.clean += clean.length;
      kept = JSON.stringify([...verdicts]);
    },
  };
}

/** All of a value that can be said, maps and what the catalogue answers included. */
function told(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)) ?? 'nothing';
}

function declaredIn({ documents, context }: State): readonly DeclaredOrganization[] {
  const repository = declareRepository(documents, context);
  return repository.folders.flatMap((folder) => declareOrganization(folder, repository) ?? []);
}

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

/** Only what stands in documents of these kinds, each by itself, and in all others. */
function* oneByOne(rule: OrganizationRule, declared: DeclaredOrganization) {
  for (const one of declared.documents) {
    const only = (kind: NamedKind): ReadonlyMap<string, AskedDocument> => {
      const all: Iterable<[string, AskedDocument]> = declared.named[kind];
      return new Map([...all].filter(([, { origin }]) => origin === one.origin));
    };
    yield* rule(watchedOrganization(declared, newSeen(), { apart: judgedApart.get(rule) ?? [], only }));
  }
}

function placesOf(all: Iterable<PlacedDiagnostic>): readonly string[] {
  return [...new Set([...all].map(({ code, at }) => told({ code, at })))].sort();
}

/** Organizations of which nothing was rejected and every name is unique, in fixtures and edits of them. */
function* organizations(): Iterable<readonly [string, DeclaredOrganization]> {
  const roll = dice();
  for (const name of fixtureNames()) {
    for (let edit = 0; edit < 3; edit += 1) {
      const state = stateOf(edit === 0 ? fixtureFiles(name) : edited(fixtureFiles(name), roll));
      if (state.context.rejected.length > 0) continue;
      for (const declared of declaredIn(state))
        if (inputsOf(declared, state.contents) !== undefined) yield [`${name}, edit ${edit}`, declared];
    }
  }
}

function philharmonic(changed: string): readonly [DeclaredOrganization, State] {
  const files = fixtureFiles('valid-orchestra').map((file) =>
    file.path.endsWith(changed) ? { ...file, text: `${file.text}# changed\n` } : file,
  );
  const state = stateOf(files);
  const declared = declaredIn(state).find(({ folder }) => folder.endsWith('philharmonic'));
  invariant(declared !== undefined, 'there is no organization');
  return [declared, state];
}

describe('a rule that judges documents apart from each other', () => {
  test('finds in each alone, all together, what it finds in all', () => {
    const found = new Map<OrganizationRule, number>();
    for (const [which, declared] of organizations()) {
      for (const rule of judgedApart.keys()) {
        const whole = placesOf(rule(declared));
        const told = `${rule.name} of ${which}, BYLAW_SEED=${seed}`;
        expect(placesOf(oneByOne(rule, declared)), told).toEqual(whole);
        found.set(rule, (found.get(rule) ?? 0) + whole.length);
      }
    }
    for (const rule of judgedApart.keys()) expect(found.get(rule), rule.name).toBeGreaterThan(0);
  });

  test('looks at nothing of those kinds as a whole', () => {
    const [declared] = philharmonic('none');
    for (const [rule, apart] of judgedApart) {
      const seen = newSeen();
      expect([...rule(watchedOrganization(declared, seen, { apart }))]).toEqual([]);
      expect(seen.each.size, rule.name).toBeGreaterThan(0);
      for (const kind of apart) expect(seen.whole.has(kind), `${rule.name}, ${kind}`).toBe(false);
    }
  });

  test('judges all together where it had no time to look at each', () => {
    const long = 'x'.repeat(20_000);
    const policy = (name: string, resource: string): SourceFile => ({
      path: `organizations/hall/${name}.yaml`,
      text: `apiVersion: bylaw/v1\nkind: Policy\nname: ${name}\nstatements:\n  - { effect: allow, actions: ["scores:read"], resources: ["${resource}"] }\n`,
    });
    const files = (first: string): readonly SourceFile[] => [
      { path: 'bylaw.yaml', text: 'apiVersion: bylaw/v1\nkind: Repository\n' },
      {
        path: 'organizations/hall/organization.yaml',
        text: `apiVersion: bylaw/v1\nkind: Organization\nname: hall\n---\napiVersion: bylaw/v1\nkind: Service\nname: scores\nactions: { read: { access: read } }\nresourceTypes: { score: "krn:hall:scores:{org_id}:${long}/*" }\n`,
      },
      policy('a', first),
      policy('b', 'krn:hall:nothing:{org_id}:of/this'),
    ];
    const verdicts = memory();
    const codes = (first: string, earlier = true) => {
      const { documents, context, contents } = stateOf(files(first));
      return buildModel(
        documents,
        earlier ? { ...context, earlier: { verdicts, contents } } : context,
      ).diagnostics.map(({ code }) => code);
    };
    expect(codes(`krn:hall:scores:{org_id}:${long}/1`)).toEqual([]);
    expect(codes('*', false)).toEqual(['model/unknown-resource-type']);
    expect(codes('*')).toEqual(['model/unknown-resource-type']);
  });

  test('is asked again only about those in the part of what changed', () => {
    const looked = new Set<string>();
    function ask(changed: string, before?: Verdicts) {
      const [declared, { contents }] = philharmonic(changed);
      looked.clear();
      const seeing = <T extends { readonly body: { readonly name: string } }>(document: T): T =>
        new Proxy(document, {
          get(target, field) {
            if (field === 'body') looked.add(target.body.name);
            return target[field as keyof T];
          },
        });
      const Team = new Map([...declared.named.Team].map(([name, team]) => [name, seeing(team)]));
      const named = { ...declared.named, Team };
      return askRules([datesAreUsable], { ...declared, named }, contents, before).verdicts;
    }
    const before = ask('none');
    expect([...looked]).toEqual(['board', 'strings', 'violas']);
    expect(ask('none', before)).toEqual(before);
    expect([...looked]).toEqual([]);
    ask('teams/board.yaml', before);
    expect([...looked]).toEqual(['board']);
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
