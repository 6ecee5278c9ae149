import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpHall, send } from '../../git/remotes/http-hall.ts';
import { stage } from '../../git/remotes/stage.ts';
import { start, target } from '../../operations/library.ts';
import type { Started } from './program.ts';
import { makeSite, printedJson, type Site } from './site.ts';

interface Applied {
  readonly status: string;
  readonly sections: readonly {
    readonly outcomes: readonly { readonly status: string; readonly message?: string }[];
  }[];
}

const files = { ...start, 'organizations/library/target.yaml': target('', 'catalogue', 'directory') };

/** A library whose remote calls `happens` when the n-th push has arrived, before it answers. */
async function slowLibrary(at: number, happens: () => Promise<void>): Promise<Site> {
  const { hall } = stage();
  let pushes = 0;
  const { address } = await httpHall(hall, async (request, response, serve) => {
    const served = serve();
    if (request.method === 'POST' && request.url?.includes('receive-pack')) {
      pushes += 1;
      if (pushes === at) await happens();
    }
    send(response, await served);
  });
  const site = await makeSite('no remote');
  onTestFinished(() => site.remove());
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site.folder, path)), { recursive: true });
    writeFileSync(join(site.folder, path), text);
  }
  await site.git('add', '--all');
  await site.git('commit', '--quiet', '--message', 'Open the library');
  await site.git('push', '--quiet', hall.root, 'HEAD:refs/heads/opened');
  await site.git('remote', 'add', 'origin', address);
  return site;
}

async function kinds(site: Site): Promise<readonly string[]> {
  const { stdout } = await site.bylaw(['log', '--json']).ended;
  const { entries } = JSON.parse(stdout) as { entries: { entry: { kind: string } }[] };
  return entries.map(({ entry }) => entry.kind).reverse();
}

describe.each(['native', 'isomorphic'])('apply with the %s backend', (backend) => {
  const environment = { BYLAW_GIT: backend };

  it.each([
    ['SIGINT', 1, 'interrupted', ['publish']],
    ['SIGTERM', 2, 'interrupted', ['publish', 'intent', 'result']],
    ['SIGINT', 3, 'applied', ['publish', 'intent', 'result']],
  ] as const)(
    'at %s during push %i ends with 130, %s, and nothing left open',
    async (signal, at, status, left) => {
      let running: Started | undefined;
      const site = await slowLibrary(at, async () => {
        // As a terminal does it: to Bylaw and to what it started.
        running?.send(signal, 'group');
        await pause(300);
      });
      running = site.bylaw(['apply', '--yes', '--json'], environment);
      const ended = await running.ended;
      expect(ended.code, ended.stderr).toBe(130);
      const result = printedJson<Applied>(ended);
      expect(result?.status).toBe(status);
      const outcomes = result?.sections.flatMap((section) => section.outcomes) ?? [];
      if (at === 2) expect(new Set(outcomes.map(({ message }) => message))).toEqual(new Set(['interrupted']));
      expect(await kinds(site)).toEqual(left);
      const again = await site.bylaw(['apply', '--yes', '--json'], environment).ended;
      expect(printedJson<Applied>(again)?.status).toBe(at === 3 ? 'nothing-to-do' : 'applied');
      expect(again.code).toBe(0);
    },
  );

  it('ends at once at the second signal, and the next apply settles what it left', async () => {
    let running: Started | undefined;
    const site = await slowLibrary(2, async () => {
      running?.send('SIGINT', 'group');
      await pause(300);
      running?.send('SIGINT', 'group');
      await pause(300);
    });
    running = site.bylaw(['apply', '--yes'], environment);
    const ended = await running.ended;
    expect(ended.code).toBe(130);
    expect(ended.stderr).toContain('once more ends at once');
    expect(ended.stderr).toContain('interrupted');
    const again = await site.bylaw(['apply', '--yes', '--json'], environment).ended;
    expect(printedJson<Applied>(again)?.status).toBe('applied');
    const planned = await site.bylaw(['plan', '--detailed-exitcode'], environment).ended;
    expect(planned.code).toBe(0);
  });
});

it('stops a command that writes nothing at once', async () => {
  let running: Started | undefined;
  const { hall } = stage();
  const { address } = await httpHall(hall, async () => {
    running?.send('SIGTERM', 'process');
    await pause(60_000);
  });
  const site = await makeSite('no remote');
  onTestFinished(() => site.remove());
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site.folder, path)), { recursive: true });
    writeFileSync(join(site.folder, path), text);
  }
  await site.git('add', '--all');
  await site.git('commit', '--quiet', '--message', 'Open the library');
  await site.git('remote', 'add', 'origin', address);
  running = site.bylaw(['plan', '--json'], { BYLAW_GIT: 'isomorphic' });
  const { code, stdout } = await running.ended;
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cli/interrupted' } });
});
