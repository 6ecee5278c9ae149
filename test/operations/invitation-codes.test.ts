import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { invitationAccept } from '../../src/operations/invitations/invitation-accept.ts';
import { invitationResend } from '../../src/operations/invitations/invitation-resend.ts';
import { folder, invitedDora, inviting } from './invited-dora.ts';
import { members, openLibrary, target } from './library.ts';

describe('the code', () => {
  const notifying = (script: string) => ({
    ...inviting,
    'notify.mjs': script,
    [`${folder}/target.yaml`]: target('notify: {command: [node, notify.mjs]}', 'directory', 'directory'),
  });

  test('goes to the command of the target, whole and nowhere else', async () => {
    const script = `import { readFileSync, writeFileSync } from 'node:fs';
writeFileSync('told.json', readFileSync(0));\n`;
    const { library, sent, applied } = await invitedDora({}, notifying(script));
    expect(sent).toMatchObject({ delivery: 'sent', code: null, message: null });
    const told = JSON.parse(readFileSync(join(library.folder, 'told.json'), 'utf8'));
    expect(told).toEqual({
      notificationVersion: 1,
      kind: 'invitation',
      organization: 'library',
      organizationName: 'library',
      member: 'dora',
      displayName: null,
      email: 'dora@library.example',
      code: expect.any(String),
      expires: '2026-09-09T08:00:00Z',
    });
    expect(JSON.stringify(applied)).not.toContain(told.code);
    await invitationAccept(library.session(), { member: 'dora', code: told.code });
  });

  test('that could not be sent fails no apply, and is not told', async () => {
    const script = `import { readFileSync } from 'node:fs';
console.error('no mail for ' + JSON.parse(readFileSync(0)).code); process.exit(3);\n`;
    const { library, applied, sent } = await invitedDora({}, notifying(script));
    expect(applied.status).toBe('applied');
    expect(sent).toMatchObject({ delivery: 'failed', message: '`node` ended with 3: no mail for [code]' });
    writeFileSync(join(library.folder, 'notify.mjs'), '');
    const again = await invitationResend(library.session(), { member: 'dora' });
    expect(again.sent).toMatchObject({ delivery: 'sent' });
  });

  test('is not tried for everybody where sending fails', async () => {
    const script =
      "import { appendFileSync } from 'node:fs';\nappendFileSync('tries', 'x'); process.exit(3);\n";
    const library = await openLibrary(notifying(script));
    await library.apply();
    const many = members('ada', 'ben', 'cleo', 'dora', 'eve', 'finn', 'gus', 'hal');
    library.edit({ [`${folder}/members.yaml`]: many });
    const { sections } = await library.apply();
    const sent = sections.flatMap(({ invitations }) => invitations);
    expect(sent.map(({ delivery }) => delivery)).toEqual(Array(5).fill('failed'));
    expect(sent.at(-1)?.message).toBe('not tried, after 3 that failed');
    expect(readFileSync(join(library.folder, 'tries'), 'utf8')).toBe('xxx');
  });

  test('is not printed where others read the logs', async () => {
    const { library, sent } = await invitedDora({ CI: 'true' });
    expect(sent).toMatchObject({ delivery: 'withheld', code: null });
    const again = await invitationResend(
      library.session({ environment: { ...library.session().environment, CI: '' } }),
      {
        member: 'dora',
      },
    );
    expect(again.sent).toMatchObject({ delivery: 'shown' });
  });
});
