import { describe, expect, test } from 'vitest';
import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import type { PlacedDiagnostic } from '../../src/diagnostic/diagnostic.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { DeclaredOrganization, NamedKind } from '../../src/model/organization/declared-organization.ts';
import { datesAreUsable } from '../../src/model/rules/dates-are-usable.ts';
import { judgedApart } from '../../src/model/rules/judged-apart.ts';
import type { OrganizationRule } from '../../src/model/rules/rule.ts';
import { askRules } from '../../src/model/verdicts/ask-rules.ts';
import { inputsOf } from '../../src/model/verdicts/inputs-of.ts';
import type { Verdicts } from '../../src/model/verdicts/verdicts.ts';
import type { AskedDocument } from '../../src/model/verdicts/watched-documents.ts';
import { newSeen, watchedOrganization } from '../../src/model/verdicts/watched-organization.ts';
import type { SourceFile } from '../../src/parse/document.ts';
import { declaredIn, type State, stateOf } from './declared-state.ts';
import { dice, edited, seed } from './edited-files.ts';
import { fixtureFiles, fixtureNames } from './fixture-repository.ts';
import { told } from './told.ts';
import { memory } from './verdict-memory.ts';

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
