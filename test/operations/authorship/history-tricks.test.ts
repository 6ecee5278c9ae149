import { expect, test } from 'vitest';
import { revoke } from '../../../src/operations/revoke/revoke.ts';
import { type Library, openLibrary } from '../library.ts';
import { applied, by, commitBy, denied, guarded, membersFile } from './guarded-library.ts';

const rolesFile = 'organizations/library/zines.yaml';
const files: Readonly<Record<string, string>> = {
  ...guarded,
  [membersFile]: members(),
  [rolesFile]: role('books:read'),
  'organizations/library/desk.yaml': 'apiVersion: bylaw/v1\nkind: Team\nname: desk\nbindings: [librarian]\n',
};

/** Ada, the director, may do everything; ben and cleo nothing. */
function members(ben = 'email: ben@library.example'): string {
  return `apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: ada, email: ada@library.example, role: director}
${ben === '' ? '' : `  - {name: ben, ${ben}}\n`}  - {name: cleo, email: cleo@library.example}
`;
}

function role(permission: string): string {
  return `apiVersion: bylaw/v1\nkind: Role\nname: zines\npermissions: ["${permission}"]\n`;
}

/** A commit of some files and any parents, as anybody can make one. */
function mergeBy(library: Library, who: string, tree: string, parents: readonly string[]): string {
  const from = parents.flatMap((parent) => ['-p', parent]);
  library.git('reset', '--quiet', '--hard', library.git('commit-tree', tree, ...from, '-m', 'Merge'));
  return commitBy(library, who, 'Merge', '--amend');
}

/** The actions that cleo may not do. */
async function deniedToCleo(library: Library): Promise<readonly string[]> {
  const [whose, others] = [/^member\/cleo (\S+) /, await denied(library)];
  return others.flatMap((each) => whose.exec(each)?.[1] ?? []);
}

test.each(['native', 'isomorphic'])(
  'on %s a merge of old merges brings nothing back that was taken away',
  async (backend) => {
    const library = await applied(files, { BYLAW_GIT: backend });
    const fork = library.git('rev-parse', 'HEAD');
    const grant = by(library, 'ada', {
      [membersFile]: members('email: ben@library.example, bindings: [librarian]'),
    });
    library.git('checkout', '--quiet', '-b', 'feature', fork);
    const feature = by(library, 'ada', { [rolesFile]: role('books:lend') });
    library.git('checkout', '--quiet', 'main');
    library.git('merge', '--quiet', '--no-commit', 'feature');
    const tree = library.git('rev-parse', `${commitBy(library, 'ada')}^{tree}`);
    const taken = by(library, 'ada', { [membersFile]: members() });
    expect((await library.apply()).status).toBe('applied');
    for (const parents of [
      [grant, feature],
      [feature, grant],
    ]) {
      mergeBy(library, 'cleo', tree, [taken, mergeBy(library, 'cleo', tree, parents)]);
      // Of one author alone all is asked at once.
      by(library, 'ada', { [rolesFile]: role('books:buy') });
      expect(await deniedToCleo(library)).toContain('roles.assign');
    }
  },
);

test('who is removed and made again is not somebody else by that', async () => {
  const library = await applied(files);
  const base = library.git('rev-parse', 'HEAD');
  for (const [ben, needs] of [
    ['email: cleo.b@library.example', 'members.identify'],
    ['email: ben@library.example, displayName: Bengt', 'members.edit'],
    ['email: ben@library.example, status: suspended', 'members.suspend'],
  ]) {
    library.git('reset', '--quiet', '--hard', base);
    by(library, 'ada', { [rolesFile]: role('books:buy') });
    by(library, 'cleo', { [membersFile]: members('') });
    by(library, 'cleo', { [membersFile]: members(ben) });
    expect(await deniedToCleo(library)).toContain(needs);
  }
});

test('who is revoked in an emergency makes no change', async () => {
  const library = await openLibrary({
    ...files,
    [rolesFile]: role('*'),
    [membersFile]: members().replace('email: cleo', 'bindings: [zines], email: cleo'),
  });
  expect((await library.apply()).status).toBe('applied');
  const desk = 'apiVersion: bylaw/v1\nkind: Team\nname: desk\nbindings: [librarian]\ndescription: Upstairs\n';
  by(library, 'cleo', { 'organizations/library/desk.yaml': desk });
  expect(await deniedToCleo(library)).toEqual([]);
  const revoked = await revoke(library.session(), { principal: 'member/cleo', confirm: async () => true });
  expect(revoked.status).toBe('revoked');
  library.git('checkout', '--quiet', '--', '.');
  expect(await deniedToCleo(library)).toEqual(['teams.edit']);
});
