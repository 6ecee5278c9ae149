import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/digest/digest.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { VerdictMemory, Verdicts } from '../../src/model/verdicts/verdicts.ts';
import type { SourceFile } from '../../src/parse/document.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { rejectedDocuments } from '../../src/parse/rejected-documents.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { filesOf } from './fixture-repository.ts';

const bindings = (...roles: readonly string[]) => `bindings: [${roles.join(', ')}]`;

/** A small school, one document a file: nothing is wrong in it. */
const school: Readonly<Record<string, string>> = {
  'bylaw.yaml': 'kind: Repository\n',
  'shared/roles/guest.yaml': 'kind: Role\nname: guest\npermissions: ["books:read"]\n',
  'organizations/school/organization.yaml':
    'kind: Organization\nname: school\nuses: ["roles/*.yaml"]\nmembership: { invite: { domains: [school.example] }, organizationRole: { oneOf: [pupil, guest] } }\n',
  'organizations/school/services/books.yaml':
    'kind: Service\nname: books\nactions: { read: { access: read, resources: [book] }, lend: { access: write, resources: [book] } }\nresourceTypes: { book: "krn:school:books:{org_id}:book/*" }\nconditionKeys: { shelf: string }\n',
  'organizations/school/roles/pupil.yaml': 'kind: Role\nname: pupil\npermissions: ["books:read"]\n',
  'organizations/school/roles/lender.yaml': 'kind: Role\nname: lender\npolicies: [lend]\n',
  'organizations/school/policies/lend.yaml':
    'kind: Policy\nname: lend\nstatements:\n  - { effect: allow, actions: ["books:lend"], resources: ["krn:school:books:{org_id}:book/*"], conditions: { StringEquals: { books.shelf: "a" } } }\n',
  'organizations/school/members/ada.yaml':
    'kind: Member\nname: ada\nemail: ada@school.example\nrole: pupil\nmanager: ben\n',
  'organizations/school/members/ben.yaml':
    'kind: Member\nname: ben\nemail: ben@school.example\nrole: pupil\n',
  'organizations/school/members/cleo.yaml': 'kind: Member\nname: cleo\nrole: guest\n',
  'organizations/school/teams/class.yaml': `kind: Team\nname: class\nmembers: [ada, ben]\n${bindings('pupil')}\n`,
  'organizations/school/teams/library.yaml': `kind: Team\nname: library\nparent: class\nmembers: [ada]\n${bindings('lender')}\n`,
  'organizations/school/zones/hall.yaml':
    'kind: Zone\nname: hall\nresources: ["krn:school:books:{org_id}:book/hall-*"]\nbindings: [{ principal: team/library, role: lender }]\n',
};

type Edit = (files: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;

function put(path: string, text: string): Edit {
  const at = path.startsWith('shared/') ? path : `organizations/school/${path}`;
  return (files) => ({ ...files, [at]: text });
}

function replace(path: string, old: string, text: string): Edit {
  return (files) => {
    const before = files[`organizations/school/${path}`] ?? '';
    expect(before).toContain(old);
    return put(path, before.replace(old, text))(files);
  };
}

function remove(path: string): Edit {
  const at = path.startsWith('shared/') ? path : `organizations/school/${path}`;
  return (files) => Object.fromEntries(Object.entries(files).filter(([name]) => name !== at));
}

/** Each breaks something that stands in another file, and says how that is called. */
const breaking: Readonly<Record<string, readonly [Edit, string]>> = {
  'a role is renamed that is still bound': [
    replace('roles/lender.yaml', 'name: lender', 'name: librarian\npreviously: [lender]'),
    'model/unknown-role',
  ],
  'a role goes that a zone binds': [remove('roles/lender.yaml'), 'model/unknown-role'],
  'a shared role goes that a member holds': [remove('shared/roles/guest.yaml'), 'model/unknown-role'],
  'a service loses an action that a policy allows': [
    replace('services/books.yaml', ', lend: { access: write, resources: [book] }', ''),
    'model/unknown-action',
  ],
  'a service goes': [remove('services/books.yaml'), 'model/unknown-service'],
  'a resource type moves elsewhere': [
    replace('services/books.yaml', 'book/*', 'print/*'),
    'model/unknown-resource-type',
  ],
  'a condition key gets another type': [
    replace('services/books.yaml', 'shelf: string', 'shelf: number'),
    'model/operator-does-not-fit',
  ],
  'a condition key goes': [
    replace('services/books.yaml', 'shelf: string', 'row: string'),
    'model/unknown-condition-key',
  ],
  'a policy goes that a role holds': [remove('policies/lend.yaml'), 'model/unknown-policy'],
  'a team goes that is a parent': [remove('teams/class.yaml'), 'model/unknown-team'],
  'a team goes that a zone binds for': [remove('teams/library.yaml'), 'model/unknown-team'],
  'teams become a cycle': [
    replace('teams/class.yaml', 'name: class', 'name: class\nparent: library'),
    'model/team-cycle',
  ],
  'a member goes who is in teams': [remove('members/ben.yaml'), 'model/unknown-member'],
  'managers become a cycle': [
    replace('members/ben.yaml', 'name: ben', 'name: ben\nmanager: ada'),
    'model/manager-cycle',
  ],
  'a second member has the address of another': [
    put('members/dan.yaml', 'kind: Member\nname: dan\nemail: Ada@school.example\n'),
    'model/duplicate-email',
  ],
  'a second member has the name of another': [
    put('members/dan.yaml', 'kind: Member\nname: ada\nemail: dan@school.example\n'),
    'model/duplicate-name',
  ],
  'the domains to invite become others': [
    replace('organization.yaml', 'school.example', 'college.example'),
    'model/email-outside-domains',
  ],
  'the roles to choose become others': [
    replace('organization.yaml', 'oneOf: [pupil, guest]', 'oneOf: [guest]'),
    'model/organization-role-not-allowed',
  ],
  'a role is no longer for teams': [
    replace('roles/lender.yaml', 'name: lender', 'name: lender\nassignableTo: [member]'),
    'model/role-not-assignable',
  ],
  'a zone binds what a team says of itself': [
    replace('teams/library.yaml', bindings('lender'), 'bindings: [{ role: lender, zone: hall }]'),
    'model/duplicate-binding',
  ],
  'a zone binds one role twice': [
    replace(
      'zones/hall.yaml',
      'role: lender }',
      'role: lender }, { principal: team/library, role: lender, reason: again }',
    ),
    'model/duplicate-binding',
  ],
};

function memory(): VerdictMemory & { readonly clean: () => number } {
  let kept = '[]';
  const read = () => new Map(JSON.parse(kept) as readonly (readonly [string, Verdicts])[]);
  return {
    get: (folder) => read().get(folder),
    keep(verdicts) {
      kept = JSON.stringify([...verdicts]);
    },
    clean: () => [...read().values()].reduce((sum, { clean }) => sum + clean.length, 0),
  };
}

function build(files: readonly SourceFile[], verdicts?: VerdictMemory) {
  const { value: documents = [], diagnostics } = parseDocuments(files);
  const ids = new Map(files.map(({ path, text }) => [path, sha256(text)]));
  const contents = (path: string) => ids.get(path);
  const built = buildModel(documents, {
    files: files.map(({ path }) => path),
    rejected: rejectedDocuments(files, diagnostics, documents),
    ...(verdicts === undefined ? {} : { earlier: { verdicts, contents } }),
  });
  const text = JSON.stringify(built, (_, part) => (part instanceof Map ? [...part] : part));
  return { text, codes: [...diagnostics, ...built.diagnostics].map(({ code }) => code) };
}

describe('what changes in one file and is wrong in another', () => {
  test.each(Object.entries(breaking))('is found where all else is known: %s', (_, [edit, code]) => {
    const verdicts = memory();
    const before = filesOf(school);
    expect(build(before, verdicts).codes).toEqual([]);
    expect(verdicts.clean()).toBeGreaterThan(40);
    const after = filesOf(edit(school));
    const fresh = build(after);
    expect(fresh.codes).toContain(code);
    expect(build(after, verdicts).text).toBe(fresh.text);
    // And once more where the mistake is known, and where it is taken back.
    expect(build(after, verdicts).text).toBe(fresh.text);
    expect(build(before, verdicts).text).toBe(build(before).text);
  });

  test('is found after any number of edits, in any order', () => {
    const seed = chosenSeed();
    let state = seed >>> 0;
    const roll = (limit: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const edits = Object.values(breaking).map(([edit]) => edit);
    const verdicts = memory();
    let files = school;
    const met = new Set<string>();
    for (let round = 0; round < 300; round += 1) {
      const edit = edits[roll(edits.length)] ?? ((same) => same);
      try {
        files = roll(3) === 0 ? restored(files, roll) : edit(files);
      } catch {
        // What it would replace is not there any more.
        continue;
      }
      const fresh = build(filesOf(files));
      for (const code of fresh.codes) met.add(code);
      expect(build(filesOf(files), verdicts).text, `BYLAW_SEED=${seed}, round ${round}`).toBe(fresh.text);
    }
    expect(met.size).toBeGreaterThan(8);
  });
});

/** One file as it was at first. */
function restored(files: Readonly<Record<string, string>>, roll: (limit: number) => number) {
  const paths = Object.keys({ ...school, ...files });
  const path = paths[roll(paths.length)] ?? '';
  const { [path]: _, ...others } = files;
  const text = school[path];
  return text === undefined ? others : { ...others, [path]: text };
}
