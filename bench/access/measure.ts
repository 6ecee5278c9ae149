// Run by `run.mjs`, bundled: decides one workload with every engine, side by side, and prints a table.
import { loadavg } from 'node:os';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import { isAllowed } from '../../src/access/is-allowed.ts';
import { compileGlob, globMatches } from '../../src/access/text/glob.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { isMistake, parsePattern } from '../../src/model/patterns/pattern.ts';
import { makeWorkload, type PlainRequest, type Workload } from './workload.ts';

interface Engine<Prepared = unknown> {
  prepare(requests: readonly PlainRequest[]): readonly Prepared[];
  decide(prepared: Prepared): boolean;
}

interface Side {
  readonly name: string;
  readonly engine: Engine;
  /** The first so many requests: slow engines would take hours. */
  readonly count: number;
  readonly perSecond: number[];
}

type Peer = (workload: Workload, principals: ReadonlySet<string>) => Promise<Engine>;

const rounds = Number(process.env.BYLAW_BENCH_ROUNDS ?? 7);
/** `BYLAW_BENCH_ONLY=casl` leaves out the engines that take minutes. */
const chosen = (process.env.BYLAW_BENCH_ONLY ?? 'casl,casbin,cedar').split(',');
const now = Date.parse('2026-11-22T12:00:00Z');

await measureDecisions();
measureScale();
measureHostile();

async function measureDecisions(): Promise<void> {
  const workload = makeWorkload({ members: 1_000, teams: 0, policies: 1_000, roles: 100, requests: 100_000 });
  const access = compileAccess(workload.organization);
  const sides: Side[] = [
    side('bylaw, allow or deny', 100_000, {
      prepare: (requests) => requests,
      decide: (request) => isAllowed(access, request as PlainRequest, now),
    }),
    side('bylaw, explained', 100_000, {
      prepare: (requests) => requests,
      decide: (request) => decide(access, request as PlainRequest, now).effect === 'allow',
    }),
  ];
  const peers = await loadPeers();
  for (const [name, count] of [
    ['casl', 100_000],
    ['casbin', 1_000],
    ['cedar', 1_000],
  ] as const) {
    const peer = peers?.[name];
    if (peer === undefined || !chosen.includes(name)) continue;
    const principals = new Set(workload.requests.slice(0, count).map(({ principal }) => principal));
    sides.push(
      side(name === 'casl' ? name : `${name}, a slice a principal`, count, await peer(workload, principals)),
    );
  }
  const expected = workload.requests.map((request) => isAllowed(access, request, now));
  const prepared = sides.map(({ engine, count }) => engine.prepare(workload.requests.slice(0, count)));
  for (const [index, { name, engine }] of sides.entries())
    checkAnswers(name, engine, prepared[index] ?? [], expected, workload.requests);
  // What a service that has run for a minute does: code is compiled by then, of every engine.
  for (const [index, { engine }] of sides.entries())
    for (let pass = 0; pass < 5; pass += 1) perSecond(engine, prepared[index] ?? []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, each] of sides.entries())
      each.perSecond.push(perSecond(each.engine, prepared[index] ?? []));
  const rate = expected.filter(Boolean).length / expected.length;
  const statements = [...workload.principals.values()]
    .map((held) => held.flatMap((role) => workload.roles[role] ?? []).length * 5)
    .sort((a, b) => a - b);
  print(
    `1,000 policies × 5 statements, 100 roles, 1,000 principals (median ${statements[500]} statements), 100,000 distinct requests, ${(rate * 100).toFixed(1)} % allowed; ${rounds} rounds in turn, by CPU time; load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  table(sides);
}

function side(name: string, count: number, engine: Engine): Side {
  return { name, engine, count, perSecond: [] };
}

async function loadPeers(): Promise<Readonly<Record<string, Peer>> | undefined> {
  try {
    const { casl, casbin, cedar } = (await import(process.env.BYLAW_BENCH_PEERS ?? '')) as Record<
      string,
      Peer
    >;
    await import('@casl/ability' as string);
    return { casl, casbin, cedar } as Record<string, Peer>;
  } catch (error) {
    print(`without peers, which are not installed: npm ci --prefix bench/access (${String(error)})\n`);
    return undefined;
  }
}

function checkAnswers(
  name: string,
  engine: Engine,
  prepared: readonly unknown[],
  expected: readonly boolean[],
  requests: readonly PlainRequest[],
): void {
  let wrong = -1;
  // Not `findIndex`: V8 of Node 20 was seen to end the process while it undid the inlining of its callback.
  for (const [index, each] of prepared.entries()) {
    if (engine.decide(each) === expected[index]) continue;
    wrong = index;
    break;
  }
  if (wrong >= 0)
    throw new Error(
      `${name} answers ${JSON.stringify(requests[wrong])} otherwise than bylaw: ${expected[wrong]}`,
    );
}

/** By the time of the processor, which others on the machine take less of than of the clock. */
function perSecond(engine: Engine, prepared: readonly unknown[]): number {
  const before = process.cpuUsage();
  let allowed = 0;
  for (const each of prepared) if (engine.decide(each)) allowed += 1;
  const { user, system } = process.cpuUsage(before);
  if (allowed < 0) throw new Error('the answers are used');
  return (prepared.length / (user + system)) * 1e6;
}

function table(sides: readonly Side[]): void {
  const base = median(sides.find(({ name }) => name === 'casl')?.perSecond ?? [Number.NaN]);
  print(
    '| Engine | Requests | Decisions a second, median | Least to most | × casl |\n| --- | --- | --- | --- | --- |\n',
  );
  for (const { name, count, perSecond: measured } of sides) {
    const middle = median(measured);
    print(
      `| ${name} | ${count.toLocaleString('en')} | ${round(middle)} | ${round(Math.min(...measured))} to ${round(Math.max(...measured))} | ${(middle / base).toFixed(2)} |\n`,
    );
  }
}

function measureScale(): void {
  const workload = makeWorkload({
    members: 10_000,
    teams: 1_000,
    policies: 1_000,
    roles: 100,
    requests: 2_000,
  });
  const compiles: number[] = [];
  let held = 0;
  for (let index = 0; index < rounds; index += 1) {
    gc();
    const before = process.memoryUsage().heapUsed;
    const started = process.cpuUsage();
    const access = compileAccess(workload.organization);
    compiles.push(milliseconds(started));
    gc();
    // In later rounds the access of the one before is still there while this begins.
    held = Math.max(held, (process.memoryUsage().heapUsed - before) / 2 ** 20);
    if (access.principals.length === 0) throw new Error('nobody');
  }
  const access = compileAccess(workload.organization);
  const cold = process.cpuUsage();
  for (const request of workload.requests.slice(0, 1_000)) isAllowed(access, request, now);
  const first = milliseconds(cold);
  for (const { action } of workload.requests) whoCan(access, { action, resource: '*' }, now);
  gc();
  const asked: number[] = [];
  let most = 0;
  for (const { action, resource, context } of workload.requests.slice(0, 300)) {
    const started = process.cpuUsage();
    const { allowed } = whoCan(access, { action, resource, context }, now);
    asked.push(milliseconds(started));
    most = Math.max(most, allowed.length);
  }
  asked.sort((a, b) => a - b);
  print(
    `\n10,000 members, 1,000 teams, 1,000 policies:\ncompiled in ${median(compiles).toFixed(0)} ms (${Math.min(...compiles).toFixed(0)} to ${Math.max(...compiles).toFixed(0)}), limit 500 ms; it holds ${held.toFixed(0)} MB, limit 150 MB; the first 1,000 decisions ${first.toFixed(0)} ms\n`,
  );
  print(
    `who-can over ${access.principals.length.toLocaleString('en')} principals: median ${median(asked).toFixed(2)} ms (${asked[0]?.toFixed(2)} to ${asked.at(-1)?.toFixed(2)}), limit 5 ms; up to ${most.toLocaleString('en')} allowed\n`,
  );
}

/** Patterns and texts of 10 kB, as bad for each other as can be. */
function measureHostile(): void {
  const text = 'a'.repeat(10_000);
  const shapes = [
    '*?'.repeat(5_000),
    `${'*?'.repeat(5_000)}b`,
    `${'*a?'.repeat(3_333)}b`,
    `*${'a'.repeat(5_000)}b*`,
    `*${'a?'.repeat(2_500)}b*`,
  ];
  for (const pattern of shapes) {
    const parsed = parsePattern(pattern);
    if (isMistake(parsed)) throw new Error(parsed.mistake);
    const glob = compileGlob(parsed, new Map());
    const started = process.cpuUsage();
    const matches = globMatches(glob, text, 0, text.length);
    print(
      `\`${pattern.slice(0, 12)}…${pattern.slice(-3)}\` against 10 kB: ${milliseconds(started).toFixed(1)} ms (${matches})\n`,
    );
  }
}

function milliseconds(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e3;
}

function gc(): void {
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  collect?.();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(text: string): void {
  process.stdout.write(text);
}
