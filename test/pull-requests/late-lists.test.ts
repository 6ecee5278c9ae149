import { expect, test } from 'vitest';
import type { GithubClient } from '../../src/providers/github/client/github-client.ts';
import { putComment } from '../../src/pull-requests/github/put-comment.ts';
import {
  openRepositoryHost,
  type RepositoryContext,
} from '../../src/pull-requests/github/repository-host.ts';
import { emulatedHost } from './emulated-host.ts';

const host = emulatedHost();
const { github } = host;
const plan = (body: string) => ({ name: 'plan', body });

/** A host whose lists stay as they were when `freeze` was called, for so many times. */
async function late(context: RepositoryContext) {
  const opened = await openRepositoryHost(context);
  const { paginate } = opened.client;
  const list = (): Promise<readonly unknown[]> =>
    paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...opened.named,
      issue_number: 1,
    });
  let frozen: readonly unknown[] = [];
  let left = 0;
  const client = {
    ...opened.client,
    paginate: async () => {
      left -= 1;
      return left >= 0 ? frozen : list();
    },
  } as unknown as GithubClient;
  return {
    behind: { ...opened, client },
    async freeze(times: number) {
      frozen = await list();
      left = times;
    },
  };
}

function comments() {
  return [...github().host('acme/iam').hosted.comments.values()];
}

test('one that was deleted is written anew, though lists show it and not the new one', async () => {
  const { behind, freeze } = await late(host.begin().context);
  await putComment(behind, 1, plan('1'));
  await freeze(9);
  const [deleted] = comments();
  github().host('acme/iam').hosted.comments.clear();
  expect(await putComment(behind, 1, plan('2'))).toMatchObject({ is: 'created' });
  expect(comments()).toMatchObject([{ body: '<!-- bylaw:plan -->\n2' }]);
  expect(comments()[0]?.id).not.toBe(deleted?.id);
});

test('of one that was lost and sent again the second is folded away', async () => {
  const { behind, freeze } = await late(host.begin().context);
  github().faults([{ at: { method: 'POST', path: '/repos/acme/iam/issues/1/comments' }, do: 'drop-after' }]);
  await freeze(2);
  const { url } = await putComment(behind, 1, plan('1'));
  expect(comments().map(({ minimized }) => minimized)).toEqual([undefined, 'outdated']);
  expect(url).toContain(String(comments()[0]?.id));
  expect(await putComment(behind, 1, plan('1'))).toEqual({ is: 'unchanged', url });
});
