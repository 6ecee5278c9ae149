import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deleteDocument } from '../../../src/operations/edits/delete-document.ts';
import { teamAddMember } from '../../../src/operations/edits/teams/team-add-member.ts';
import { teamCreate } from '../../../src/operations/edits/teams/team-create.ts';
import type { EditReport } from '../../../src/report/edits/edit-report.ts';
import { renderEditText } from '../../../src/report/edits/render-edit-text.ts';
import { type Library, openLibrary, start } from '../library.ts';

const desk = 'organizations/library/desk.yaml';
const members = 'organizations/library/members.yaml';

function addCleo(library: Library, message?: string): Promise<EditReport> {
  const commit = message === undefined ? {} : { message };
  return teamAddMember(library.session(), { team: 'desk', member: 'cleo', maintainer: false, commit });
}

/** As the operations' session and the library's own `git` see it. */
function opened(backend: string): Promise<Library> {
  return openLibrary(start, { BYLAW_GIT: backend });
}

describe.each(['native', 'isomorphic'])('a commit of an edit, by the %s backend', (backend) => {
  test('holds the edited files alone; what else is staged or changed stays so', async () => {
    const library = await opened(backend);
    library.write({ 'staged.txt': 'one\n' });
    library.git('add', 'staged.txt');
    library.write({ [members]: `${start[members]}# later\n`, 'loose.txt': 'two\n' });
    const before = library.git('rev-parse', 'HEAD');
    const { commit } = await addCleo(library);
    expect(library.git('log', '-1', '--format=%H %P %s%n%an <%ae>')).toBe(
      `${commit} ${before} Add cleo to team desk\nAda Lund <ada@library.example>`,
    );
    expect(library.git('show', '--name-status', '--format=')).toBe(`M\t${desk}`);
    expect(library.git('status', '--porcelain').split('\n').sort()).toEqual(
      [` M ${members}`, '?? loose.txt', 'A  staged.txt'].sort(),
    );
    library.git('fsck', '--strict');
  });

  test('holds files that come and go, and says what it is told to say', async () => {
    const library = await opened(backend);
    const session = library.session();
    const commit = { message: 'Open the reading room\n\nFINE-1' };
    const created = await teamCreate(session, { team: 'readers', members: ['ben'], commit });
    expect(renderEditText(created)).toMatch(/\nCreate team readers: committed as [0-9a-f]{8}\n$/);
    expect(library.git('log', '-1', '--format=%B').trim()).toBe(commit.message);
    expect(library.git('status', '--porcelain')).toBe('');
    await deleteDocument(session, { kind: 'Team', name: 'readers' }, { commit: {} });
    expect(library.git('log', '-1', '--format=%s')).toBe('Delete team readers');
    expect(library.git('status', '--porcelain')).toBe('');
    expect(library.git('diff', '--stat', 'HEAD~2')).toBe('');
  });

  test('is refused before anything is written', async () => {
    const library = await opened(backend);
    const refused = async (code: string, words: string) => {
      const status = library.git('status', '--porcelain');
      const head = library.git('rev-parse', 'HEAD');
      await expect(addCleo(library)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(words),
      });
      expect(library.git('status', '--porcelain')).toBe(status);
      expect(library.git('rev-parse', 'HEAD')).toBe(head);
    };
    await expect(addCleo(library, ' ')).rejects.toMatchObject({ code: 'edit/no-message' });
    library.write({ [desk]: `${start[desk]}# mine\n` });
    await refused('edit/uncommitted-changes', desk);
    library.git('add', desk);
    await refused('edit/uncommitted-changes', desk);
    library.git('reset', '--quiet', '--hard');
    writeFileSync(join(library.folder, '.git/MERGE_HEAD'), `${library.git('rev-parse', 'HEAD')}\n`);
    await refused('git/cannot-commit', 'a merge is under way');
    library.git('reset', '--quiet', '--hard');
    library.git('checkout', '--quiet', '--detach');
    await refused('git/cannot-commit', 'no branch');
    library.git('checkout', '--quiet', 'main');
    const { GIT_AUTHOR_NAME: _, ...environment } = library.session().environment;
    const nobody = { ...library, session: () => library.session({ environment }) };
    await expect(addCleo(nobody)).rejects.toMatchObject({
      code: 'git/cannot-commit',
      message: expect.stringContaining('who you are'),
    });
    expect(library.git('status', '--porcelain')).toBe('');
  });

  test('that Git refuses leaves the edit in the work tree, and says so', async () => {
    const library = await opened(backend);
    const hook = join(library.folder, '.git/hooks/pre-commit');
    writeFileSync(hook, '#!/bin/sh\necho not on a Sunday >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    const head = library.git('rev-parse', 'HEAD');
    const creating = teamCreate(library.session(), { team: 'readers', commit: {} });
    if (backend === 'isomorphic') {
      await expect(creating).rejects.toMatchObject({
        code: 'git/cannot-commit',
        message: expect.stringContaining('`pre-commit`'),
      });
      expect(library.git('status', '--porcelain')).toBe('');
      return;
    }
    await expect(creating).rejects.toMatchObject({
      code: 'edit/not-committed',
      message: expect.stringContaining('not on a Sunday'),
    });
    expect(library.git('rev-parse', 'HEAD')).toBe(head);
    expect(library.git('status', '--porcelain')).toBe('?? organizations/library/readers.yaml');
  });
});

test('hooks run as they do for the user, who may change the message', async () => {
  const library = await opened('native');
  const hook = join(library.folder, '.git/hooks/commit-msg');
  writeFileSync(hook, '#!/bin/sh\necho "Reviewed-by: nobody" >> "$1"\ntouch hook-ran\n');
  chmodSync(hook, 0o755);
  await addCleo(library);
  expect(library.git('log', '-1', '--format=%B')).toContain('Reviewed-by: nobody');
  expect(existsSync(join(library.folder, 'hook-ran'))).toBe(true);
});

test('the repository of the folder is committed to, whatever the environment points at', async () => {
  const [library, other] = [await opened('native'), await opened('native')];
  const environment = {
    ...library.session().environment,
    GIT_DIR: join(other.folder, '.git'),
    GIT_INDEX_FILE: join(other.folder, '.git/index'),
    GIT_WORK_TREE: other.folder,
  };
  const session = library.session({ environment });
  const head = other.git('rev-parse', 'HEAD');
  await teamAddMember(session, { team: 'desk', member: 'cleo', maintainer: false, commit: {} });
  expect(library.git('log', '-1', '--format=%s')).toBe('Add cleo to team desk');
  expect(other.git('rev-parse', 'HEAD')).toBe(head);
  expect(readFileSync(join(other.folder, desk), 'utf8')).toBe(start[desk]);
});
