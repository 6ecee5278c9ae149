import { describe, expect, it } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { LoadedAccess } from '../../../src/operations/authorizer/access-snapshot.ts';
import type { DecisionRecord } from '../../../src/operations/authorizer/authorizer.ts';
import { authorizerOf } from '../../../src/operations/authorizer/authorizer-of.ts';
import { organizationOf } from '../../access/access-of.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');

/** The `sequence`-th version, in which ana may do one thing, and what that is tells which version it is. */
function version(sequence: number): LoadedAccess {
  const action = sequence % 2 === 0 ? 'events:ping' : 'billing:view';
  const organization = organizationOf(`
kind: Role
name: own
permissions: ["${action}"]
---
kind: Member
name: ana
role: own
attributes: { department: quality }
bindings: [{ role: late, expires: 2026-12-31 }]
---
kind: Role
name: late
permissions: ["events:write"]
---
kind: Token
name: ci
owner: member/ana
inherit: true
`);
  return {
    access: compileAccess(organization),
    version: { organization: 'acme', commit: null, sequence, behind: null, loadedAt: '2026-12-01T12:00:00Z' },
  };
}

const ping = { principal: 'member/ana', action: 'events:ping' };
const view = { principal: 'member/ana', action: 'billing:view', resource: '*' };
const write = { principal: 'member/ana', action: 'events:write', resource: '*' };

describe('an authorizer', () => {
  it('answers as the engine does, at its clock or at a time given', async () => {
    const authorizer = await authorizerOf(async () => version(2), { clock: () => noon });
    expect(authorizer.isAllowed(ping)).toBe(true);
    expect(authorizer.decide(view)).toMatchObject({ effect: 'deny', reason: 'implicit-deny' });
    expect(authorizer.isAllowed(write)).toBe(true);
    expect(authorizer.isAllowed(write, new Date('2027-01-01T00:00:00Z'))).toBe(false);
    expect(authorizer.decide(write, Date.parse('2027-01-01T00:00:00Z')).reason).toBe('implicit-deny');
    expect(authorizer.whoCan({ action: 'events:ping' }).allowed).toEqual(['member/ana', 'token/ci']);
    expect(authorizer.effectivePermissions('member/ana').permissions.map(({ action }) => action)).toEqual([
      'events:write',
      'events:ping',
    ]);
    expect(authorizer.effectivePermissions('member/nobody').inactive?.because).toBe('unknown');
  });

  it('refuses a time that is none, and a question that cannot be asked', async () => {
    const authorizer = await authorizerOf(async () => version(2), { clock: () => noon });
    for (const moment of [Number.NaN, new Date('nonsense'), '2026-12-01', null, {}, 9e15]) {
      expect(() => authorizer.isAllowed(ping, moment as Date)).toThrow(/is not a time/);
    }
    expect(() => authorizer.whoCan({ action: 'events:pnig' })).toThrow(/no service has an action/);
    const broken = await authorizerOf(async () => version(2), { clock: () => Number.NaN });
    expect(() => broken.isAllowed(ping)).toThrow(/is not a time/);
  });

  it('never lets a request override what the model declares', async () => {
    const authorizer = await authorizerOf(async () => version(2), { clock: () => noon });
    for (const key of [
      'principal.attributes.department',
      'PRINCIPAL.ATTRIBUTES.department',
      'principal.name',
      'principal.teams',
      'request.time',
      'resource.zone',
    ]) {
      const request = { ...ping, context: { [key]: 'quality' } };
      const decision = authorizer.decide(request);
      expect(decision, key).toMatchObject({ effect: 'deny', reason: 'refused' });
      expect(decision.mistakes[0]).toMatchObject({ code: 'given-key', key });
      expect(authorizer.isAllowed(request)).toBe(false);
    }
  });

  it('hands every decision on, with time and principal', async () => {
    const records: DecisionRecord[] = [];
    const authorizer = await authorizerOf(async () => version(2), {
      clock: () => noon,
      onDecision: (record) => records.push(record),
    });
    const context = { 'principal.mfa': true, 'events.tags': ['a'] };
    const decision = authorizer.decide({ ...ping, context });
    context['principal.mfa'] = false;
    context['events.tags'].push('b');
    authorizer.isAllowed(view, new Date('2027-01-01T00:00:00Z'));
    authorizer.snapshot().isAllowed({ principal: 'member/nobody', action: 'events:ping' });
    authorizer.whoCan({ action: 'events:ping' });
    const at = '2026-12-01T12:00:00.000Z';
    const { version: from } = authorizer;
    expect(records).toEqual([
      {
        at,
        now: at,
        request: { ...ping, context: { 'principal.mfa': true, 'events.tags': ['a'] } },
        effect: 'allow',
        decision,
        version: from,
      },
      { at, now: '2027-01-01T00:00:00.000Z', request: view, effect: 'deny', version: from },
      {
        at,
        now: at,
        request: { principal: 'member/nobody', action: 'events:ping' },
        effect: 'deny',
        version: from,
      },
    ]);
  });

  it('gives no decision that could not be handed on', async () => {
    const authorizer = await authorizerOf(async () => version(2), {
      clock: () => noon,
      onDecision: () => {
        throw new Error('the log is full');
      },
    });
    expect(() => authorizer.isAllowed(ping)).toThrow('the log is full');
    expect(() => authorizer.decide(ping)).toThrow('the log is full');
  });
});

describe('reload', () => {
  /** Loads that end when the test says so. */
  function manual() {
    const open: { resolve(loaded: LoadedAccess): void; reject(error: Error): void }[] = [];
    let calls = 0;
    return {
      open,
      get calls() {
        return calls;
      },
      load: async (): Promise<LoadedAccess> => {
        calls += 1;
        if (calls === 1) return version(1);
        return new Promise((resolve, reject) => open.push({ resolve, reject }));
      },
    };
  }

  it('answers from the version before until the next is there, whole', async () => {
    const loads = manual();
    const authorizer = await authorizerOf(loads.load, { clock: () => noon });
    const held = authorizer.snapshot();
    const reloading = authorizer.reload();
    expect([authorizer.isAllowed(view), authorizer.isAllowed(ping)]).toEqual([true, false]);
    loads.open[0]?.resolve(version(2));
    expect((await reloading).sequence).toBe(2);
    expect([authorizer.isAllowed(view), authorizer.isAllowed(ping)]).toEqual([false, true]);
    expect([held.isAllowed(view), held.isAllowed(ping), held.version.sequence]).toEqual([true, false, 1]);
  });

  it('keeps the version before where it fails, and tells', async () => {
    const loads = manual();
    const authorizer = await authorizerOf(loads.load, { clock: () => noon });
    const reloading = authorizer.reload();
    loads.open[0]?.reject(new Error('the files have errors'));
    await expect(reloading).rejects.toThrow('the files have errors');
    expect(authorizer.version.sequence).toBe(1);
    expect(authorizer.isAllowed(view)).toBe(true);
    const again = authorizer.reload();
    loads.open[1]?.resolve(version(2));
    expect((await again).sequence).toBe(2);
  });

  it('loads once more for all who ask while it loads, never two at once', async () => {
    const loads = manual();
    const authorizer = await authorizerOf(loads.load, { clock: () => noon });
    const first = authorizer.reload();
    const [second, third] = [authorizer.reload(), authorizer.reload()];
    expect(loads.calls).toBe(2);
    loads.open[0]?.reject(new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    await new Promise(setImmediate);
    expect(loads.calls).toBe(3);
    loads.open[1]?.resolve(version(2));
    expect(await Promise.all([second, third])).toEqual([authorizer.version, authorizer.version]);
    expect(loads.calls).toBe(3);
  });

  it('mixes no versions and drops no request while it reloads over and over', async () => {
    let loaded = 0;
    const load = async () => {
      await new Promise(setImmediate);
      loaded += 1;
      return loaded % 3 === 0 ? Promise.reject(new Error('broken')) : version(loaded);
    };
    const authorizer = await authorizerOf(load, { clock: () => noon });
    const answers: (readonly [number | null, boolean, boolean])[] = [];
    const ask = async () => {
      for (let at = 0; at < 50; at += 1) {
        const snapshot = authorizer.snapshot();
        const before = snapshot.isAllowed(view);
        await new Promise(setImmediate);
        answers.push([snapshot.version.sequence, before, snapshot.isAllowed(ping)]);
      }
    };
    const reload = async () => {
      for (let at = 0; at < 20; at += 1) await authorizer.reload().catch(() => undefined);
    };
    await Promise.all([ask(), ask(), reload(), ask(), reload()]);
    expect(answers).toHaveLength(150);
    for (const [sequence, mayView, mayPing] of answers) {
      expect(mayPing).toBe((sequence ?? 0) % 2 === 0);
      expect(mayView).toBe(!mayPing);
    }
    expect(new Set(answers.map(([sequence]) => sequence)).size).toBeGreaterThan(3);
  });

  it('fails to begin where nothing can be loaded', async () => {
    const load = () => Promise.reject(new Error('there is no bylaw.yaml'));
    await expect(authorizerOf(load, { clock: () => noon })).rejects.toThrow('no bylaw.yaml');
  });
});

it('answers nothing to whom an asynchronous log would keep waiting, and leaves no rejection', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  const authorizer = await authorizerOf(async () => version(2), {
    clock: () => noon,
    onDecision: async () => {
      throw new Error('the log is full');
    },
  });
  expect(() => authorizer.isAllowed(ping)).toThrow('`onDecision` gave a promise');
  expect(() => authorizer.decide(ping)).toThrow('`onDecision` gave a promise');
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
