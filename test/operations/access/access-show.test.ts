import { expect, test } from 'vitest';
import { accessShow } from '../../../src/operations/access/access-show.ts';
import { accessWhoCan } from '../../../src/operations/access/access-who-can.ts';
import { renderAccessShowCsv, renderWhoCanCsv } from '../../../src/report/access/render-access-csv.ts';
import { renderAccessShowText } from '../../../src/report/access/render-access-show-text.ts';
import { type Library, members, openLibrary, start, team } from '../library.ts';

const folder = 'organizations/library';

/** On the first of September: Ben was at the desk, and will help in the stacks; Cleo's stay in the stacks ended. */
async function changing(): Promise<Library> {
  return openLibrary({
    ...start,
    [`${folder}/members.yaml`]: `${members('ada', 'cleo')}  - name: ben
    email: ben@library.example
    bindings:
      - {role: librarian, expires: 2026-06-30, reason: "helps, too", ticket: L-1}
      - {role: reader, starts: 2026-10-01, expires: 2026-11-30}
  - {name: dan, email: dan@library.example, status: suspended}
`,
    [`${folder}/desk.yaml`]: team('desk', [], 'bindings: [librarian]', 'members: [ben]'),
    [`${folder}/stacks.yaml`]: team(
      'stacks',
      [],
      'bindings: [{role: librarian, starts: 2026-12-01}]',
      'members: [ben, {member: cleo, expires: 2026-08-01, reason: "left"}]',
    ),
  });
}

test('tells what ended and what has yet to begin', async () => {
  const library = await changing();
  const ben = await accessShow(library.session(), { principal: 'ben' });
  expect(ben.outOfForce.map(({ is, at, text }) => `${is} ${at} ${text}`)).toEqual([
    'ended 2026-07-01T00:00:00Z member/ben → role/librarian (organizations/library/members.yaml:9)',
    'not-started 2026-10-01T00:00:00Z member/ben → role/reader (organizations/library/members.yaml:10)',
    'not-started 2026-12-01T00:00:00Z member/ben → team/stacks → role/librarian (organizations/library/stacks.yaml:4)',
  ]);
  const text = renderAccessShowText(ben);
  expect(text).toContain(`not in force
  member/ben → role/librarian (organizations/library/members.yaml:9)
           ended 2026-07-01T00:00:00Z (helps, too, L-1)
`);
  const cleo = await accessShow(library.session(), { principal: 'cleo' });
  expect(cleo.outOfForce).toMatchObject([
    { is: 'ended', text: 'member/cleo → team/stacks (organizations/library/stacks.yaml:5)' },
  ]);
  const later = await accessShow(library.session(), { principal: 'ben', now: '2026-12-02' });
  expect(later.outOfForce.map(({ is }) => is)).toEqual(['ended', 'ended']);
});

test('as CSV: each value in a column of its own, several on lines of it', async () => {
  const library = await changing();
  const csv = renderAccessShowCsv(await accessShow(library.session(), { principal: 'ben' }));
  const [headings, ...rows] = csv.split('\r\n');
  expect(headings).toBe(
    'principal,service,action,extent,effect,layer,path,policy,version,sid,resources,except,conditions,zone,within,starts,expires,reason,ticket,place',
  );
  expect(rows[2]).toBe(
    'member/ben,,,ended,,,member/ben → role/librarian (organizations/library/members.yaml:9),,,,,,,,,,2026-07-01T00:00:00Z,"helps, too",L-1,organizations/library/members.yaml:9',
  );
});

test('as CSV: who may do nothing has a row that says so', async () => {
  const library = await changing();
  const csv = renderAccessShowCsv(await accessShow(library.session(), { principal: 'dan' }));
  expect(csv.split('\r\n')[1]).toBe('member/dan,,,nothing,,,,,,,,,,,,,,member/dan is suspended,,');
  const nobody = await accessWhoCan(library.session(), { action: 'books:lend' });
  const bare = { ...nobody, allowed: [{ principal: 'member/ben', statements: [] }] };
  expect(renderWhoCanCsv(bare).split('\r\n')[1]).toMatch(/^member\/ben,allowed,books:lend,\*,+$/);
});
