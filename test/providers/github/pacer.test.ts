import { describe, expect, it } from 'vitest';
import { HeldTooLong, Pacer } from '../../../src/providers/github/client/pacer.ts';

/** A clock whose waits end when the test lets time pass. */
class SteppedClock {
  time = 0;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  now = (): number => this.time;

  wait = (milliseconds: number): Promise<void> =>
    new Promise((wake) => this.#sleepers.push({ at: this.time + milliseconds, wake }));

  get sleeping(): number {
    return this.#sleepers.length;
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const next = this.#sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#sleepers.splice(this.#sleepers.indexOf(next), 1);
      this.time = next.at;
      next.wake();
    }
    this.time = end;
    await settled();
  }
}

/** Until everything that waits for nothing has gone on. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function setup(pause = 1000) {
  const clock = new SteppedClock();
  const pacer = new Pacer(pause, clock);
  const sent: string[] = [];
  const send =
    (name: string, takes = 0) =>
    async () => {
      sent.push(`${clock.time} ${name}`);
      if (takes > 0) await clock.wait(takes);
      return name;
    };
  const write = (name: string, { notifies = false, takes = 0 } = {}) =>
    pacer.write({ resource: 'rest', patience: 1e9 }, notifies, send(name, takes));
  const read = (name: string, { takes = 0, patience = 1e9 } = {}) =>
    pacer.read({ resource: 'rest', patience }, send(name, takes));
  return { clock, pacer, sent, write, read };
}

describe('writes', () => {
  it('go one at a time, a pause apart', async () => {
    const { clock, sent, write } = setup();
    void write('a');
    void write('b', { takes: 2500 });
    void write('c');
    await clock.pass(10_000);
    expect(sent).toEqual(['0 a', '1000 b', '3500 c']);
  });

  it('that notify are three pauses apart', async () => {
    const { clock, sent, write } = setup();
    void write('mail 1', { notifies: true });
    void write('quiet');
    void write('mail 2', { notifies: true });
    void write('mail 3', { notifies: true });
    await clock.pass(20_000);
    expect(sent).toEqual(['0 mail 1', '1000 quiet', '3000 mail 2', '6000 mail 3']);
  });

  it('do not wait where the server has no limits', async () => {
    const { sent, write } = setup(0);
    await write('a', { notifies: true });
    await write('b', { notifies: true });
    expect(sent).toEqual(['0 a', '0 b']);
  });

  it('go on after one that failed', async () => {
    const { clock, pacer, sent, write } = setup();
    const broken = pacer.write({ resource: 'rest', patience: 1 }, false, () =>
      Promise.reject(new Error('no')),
    );
    void write('b');
    await expect(broken).rejects.toThrow('no');
    await clock.pass(5000);
    expect(sent).toEqual(['1000 b']);
  });
});

describe('reads', () => {
  it('go ten at once', async () => {
    const { clock, sent, read } = setup();
    for (let index = 0; index < 25; index += 1) void read(String(index), { takes: 100 });
    await clock.pass(1000);
    const starts = sent.map((line) => Number(line.split(' ')[0]));
    expect(starts.filter((at) => at === 0)).toHaveLength(10);
    expect(starts.filter((at) => at === 100)).toHaveLength(10);
    expect(starts.filter((at) => at === 200)).toHaveLength(5);
  });

  it('do not wait for writes', async () => {
    const { clock, sent, read, write } = setup();
    void write('write', { takes: 5000 });
    void read('read');
    await clock.pass(1);
    expect(sent.sort()).toEqual(['0 read', '0 write']);
  });
});

describe('a limit', () => {
  it('holds everybody of its kind until it ends, in one wait', async () => {
    const { clock, pacer, sent, read, write } = setup();
    pacer.hold('rest', 30_000);
    for (let index = 0; index < 5; index += 1) void read('read');
    void write('write');
    void pacer.read({ resource: 'graphql', patience: 0 }, async () => sent.push('graphql'));
    await clock.pass(29_999);
    expect(sent).toEqual(['graphql']);
    expect(clock.sleeping).toBe(1);
    await clock.pass(1);
    expect(sent.sort()).toEqual([...Array(5).fill('30000 read'), '30000 write', 'graphql']);
  });

  it('that grows while it is waited for is waited for again', async () => {
    const { clock, pacer, sent, read } = setup();
    pacer.hold('rest', 1000);
    void read('read');
    await clock.pass(500);
    pacer.hold('rest', 5000);
    await clock.pass(10_000);
    expect(sent).toEqual(['5000 read']);
  });

  it('does not shrink', async () => {
    const { clock, pacer, sent, read } = setup();
    pacer.hold('rest', 5000);
    pacer.hold('rest', 1000);
    void read('read');
    await clock.pass(10_000);
    expect(sent).toEqual(['5000 read']);
  });

  it('past the patience of whoever asks is told at once, and leaves the place to others', async () => {
    const { clock, pacer, sent, read } = setup();
    pacer.hold('rest', 60_000);
    const impatient = Array.from({ length: 12 }, () => read('read', { patience: 59_999 }));
    for (const one of impatient) await expect(one).rejects.toEqual(new HeldTooLong(60_000));
    const patient = read('patient', { patience: 60_000 });
    await clock.pass(60_000);
    await patient;
    expect(sent).toEqual(['60000 patient']);
  });
});
