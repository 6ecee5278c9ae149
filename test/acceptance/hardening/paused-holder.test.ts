import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundleProgram } from '../../bundle-program.ts';
import { checkLedger } from './check-ledger.ts';
import { isFull } from './counts.ts';
import { copySite, makeSite, printedJson, type Site } from './site.ts';

const hook = fileURLToPath(new URL('./die-at.cjs', import.meta.url));
const applyWorker = fileURLToPath(new URL('./apply-worker.ts', import.meta.url));
const system = 'north/external.json';

interface Printed {
  readonly status?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/**
 * Where the holder stops: when its first request is on its way to the system, when one has been carried out, or when
 * all has been and the result is on its way to the ledger.
 */
const moments = [
  { name: 'after its intent', at: 'mkdir .*systems', since: '', when: 'before' },
  { name: 'after its first write', at: 'rename .*external\\.json', since: '', when: 'after' },
  {
    name: 'before it records its result',
    at: 'link .*bylaw/ledger\\.lock| push |request POST .*git-receive-pack',
    since: 'rename .*external\\.json',
    when: 'before',
  },
] as const;

const scenarios = (
  [
    ['native', 'no remote'],
    ['native', 'file'],
    ['isomorphic', 'no remote'],
    ['isomorphic', 'http'],
  ] as const
)
  .flatMap(([backend, remote]) => moments.map((moment) => ({ backend, remote, ...moment })))
  .filter((_, index) => isFull || [0, 5, 10].includes(index));

async function isStopped(pid: number): Promise<boolean> {
  const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return status.slice(status.lastIndexOf(')') + 2).startsWith('T');
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await what()) return;
    await sleep(50);
  }
  throw new Error('it never came to that');
}

function stateOf(site: Site): string {
  return readFileSync(join(site.systems, system), 'utf8');
}

const isLinux = process.platform === 'linux';

describe.skipIf(!isLinux).each(scenarios)(
  `a holder stopped $name ($backend, $remote)${isLinux ? '' : ' (passed over: needs /proc of Linux)'}`,
  ({ backend, remote, at, since, when }) => {
    test('is fenced once another has taken over, says so, and writes nothing more', {
      timeout: 120_000,
    }, async () => {
      const places = [{ name: 'north', provider: 'external' }];
      const template = await makeSite(remote);
      await template.commitStage(0, places);
      const worker = [await bundleProgram(applyWorker), template.systems];
      expect((await template.node(worker, { BYLAW_GIT: backend }).ended).code).toBe(0);
      await template.commitStage(1, places);
      const site = await copySite(template);
      const whole = await copySite(template);
      await whole.node([worker[0] ?? '', whole.systems], { BYLAW_GIT: backend }).ended;

      const lease = { BYLAW_GIT: backend, BYLAW_LEASE: '2' };
      const args = [worker[0] ?? '', site.systems];
      const stopping = {
        NODE_OPTIONS: `--require ${hook}`,
        ...{ DIE_AT: at, DIE_SINCE: since, DIE_WHEN: when, DIE_BY: 'SIGSTOP' },
      };
      const holder = site.node(args, { ...lease, ...stopping });
      await until(() => isStopped(holder.child.pid ?? 0));
      let next = await site.node(args, lease).ended;
      // Until the lease has ended nobody takes over.
      await until(async () => {
        if (next.code === 0) return true;
        expect(printedJson<Printed>(next)?.error?.code, next.stdout).toBe('apply/running');
        next = await site.node(args, lease).ended;
        return next.code === 0;
      });
      const [before, ledger] = [stateOf(site), await site.git('rev-parse', 'bylaw/ledger')];
      expect(before).toBe(stateOf(whole));

      holder.send('SIGCONT', 'process');
      const fenced = await holder.ended;

      const said = printedJson<Printed>(fenced);
      expect({ code: fenced.code, error: said?.error?.code }, fenced.stdout).toEqual({
        code: 1,
        error: 'apply/fenced',
      });
      expect(stateOf(site)).toBe(before);
      expect(await site.git('rev-parse', 'bylaw/ledger')).toBe(ledger);
      const entries = await checkLedger(site.remote ?? site.folder);
      expect(entries.filter(({ kind }) => kind === 'takeover')).toHaveLength(1);
      const again = await site.node(args, { BYLAW_GIT: backend }).ended;
      expect(printedJson<Printed>(again)?.status).toBe('nothing-to-do');
      for (const each of [site, whole, template]) each.remove();
    });
  },
);
