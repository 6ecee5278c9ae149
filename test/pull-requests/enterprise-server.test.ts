import { expect, test } from 'vitest';
import { emulatedHost } from './emulated-host.ts';

const host = emulatedHost({ enterpriseServer: true });

test('pull requests are read and commented on GitHub Enterprise Server', async () => {
  const { reader, writer, head } = host.begin();
  expect(await (await reader).pullRequest(1)).toMatchObject({ state: 'open', head: { commit: head } });
  const { putComment, putCheck } = await writer;
  expect(await putComment(1, 'plan', 'Ana gains.')).toMatchObject({ is: 'created' });
  expect(await putComment(1, 'plan', 'Bob gains.')).toMatchObject({ is: 'edited' });
  await putCheck(head, { name: 'Bylaw', title: 'x', conclusion: 'success', summary: 'x', annotations: [] });
  expect(host.github().host('acme/iam').hosted.checkRuns.size).toBe(1);
});
