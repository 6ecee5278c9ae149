import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LedgerEntry } from '../../../src/audit/entry.ts';
import { makeWorkbench, type Workbench } from '../workbench.ts';

/** Who commits and applies, as a ledger names them. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Ana, who owns the organization of most templates. */
const ana: Person = { name: 'Ana Sousa', email: 'ana@acme.example' };

/** What makes Git take somebody for this person. */
export function committingAs({ name, email }: Person): Readonly<Record<string, string>> {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

/** What an apply told of itself. */
interface Applied {
  readonly status: string;
  readonly sections: readonly {
    readonly invitations?: readonly { readonly member: string; readonly code: string }[];
  }[];
}

/** An organization of a template, applied once; what is asked of it goes through the built command line. */
export interface System {
  readonly bench: Workbench;
  /** What an edit of the files by commands changed once it was committed and applied, as `action address`. */
  change(...commands: readonly (readonly string[])[]): readonly string[];
  /** Commits and applies what is in the files. */
  apply(subject: string): Applied;
  /** The entries that came since they were asked for last, oldest first, each checked. */
  recorded(): readonly LedgerEntry[];
  /** Has a command refused: the code of its error. Nothing is written, in the files or the ledger. */
  refused(...command: readonly string[]): string;
  /** Which actions a principal may do: `always`, `sometimes`; those they may not are not there. */
  may(principal: string): Readonly<Record<string, string>>;
  /** The answer of a command that is not refused. */
  json<T>(...command: readonly string[]): T;
  /** That nothing is left to apply, and that Bylaw and Git read a whole ledger. */
  end(): void;
}

export function openSystem(template: string, owner: Person = ana): System {
  const began = new Date().toISOString().slice(0, 19);
  const home = makeWorkbench(committingAs(owner), 'resident');
  home.json('init', 'acme', '--template', template);
  const bench = home.at(join(home.folder, 'acme'));
  let seen = 0;

  function apply(subject: string): Applied {
    bench.commit(subject);
    const applied = bench.json<Applied>('apply', '--yes');
    expect(applied.status, JSON.stringify(applied).slice(0, 2_000)).toBe('applied');
    return applied;
  }

  function recorded(): readonly LedgerEntry[] {
    const fresh = entriesAfter(bench, seen);
    seen += fresh.length;
    for (const entry of fresh) checkEntry(bench, entry, owner, began);
    return fresh;
  }

  function json<T>(...command: readonly string[]): T {
    const answer = bench.json<T>(...command);
    expect((answer as { error?: unknown }).error, command.join(' ')).toBeUndefined();
    return answer;
  }

  function change(...commands: readonly (readonly string[])[]): readonly string[] {
    const subjects = commands.map((command) => json<{ subject: string }>(...command));
    apply(subjects.map(({ subject }) => subject).join('; '));
    return changesOf(recorded());
  }

  function refused(...command: readonly string[]): string {
    const before = stateOf(bench);
    const { error } = bench.json<{ error?: { code: string } }>(...command);
    expect(stateOf(bench)).toEqual(before);
    return error?.code ?? 'not refused';
  }

  function may(principal: string): Readonly<Record<string, string>> {
    const { permissions } = json<{
      permissions: readonly { service: string; action: string; extent: string }[];
    }>('access', 'show', principal);
    return Object.fromEntries(
      permissions.flatMap(({ action, extent }) => (extent === 'never' ? [] : [[action, extent]])),
    );
  }

  function end(): void {
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
    expect(recorded()).toEqual([]);
    const { entries } = json<{ entries: { entry: LedgerEntry }[] }>('log');
    expect(entries.map(({ entry }) => entry.sequence)).toEqual(entries.map((_, at) => seen - at));
    bench.git('fsck', '--strict');
  }

  apply('Start');
  recorded();
  return { bench, change, apply, recorded, refused, may, json, end };
}

/** The files and the ledger. */
function stateOf({ git }: Workbench): readonly string[] {
  return [git('status', '--short'), git('for-each-ref', '--format=%(refname) %(objectname)')];
}

/** Read by Git, not by Bylaw, which wrote them. */
function entriesAfter({ folder }: Workbench, sequence: number): readonly LedgerEntry[] {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  const commits = git('rev-list', '--reverse', 'bylaw/ledger').split('\n').slice(sequence);
  return commits.map((commit) => JSON.parse(git('show', `${commit}:entry.json`)) as LedgerEntry);
}

/** That an entry says who did what, when, and from where. */
function checkEntry({ git }: Workbench, entry: LedgerEntry, actor: Person, began: string): void {
  expect(entry.actor).toEqual(actor);
  expect(entry.organization).toBe('acme');
  expect(entry.source).toBe(git('rev-parse', 'HEAD'));
  expect(entry.at >= began && entry.at.slice(0, 19) <= new Date().toISOString().slice(0, 19)).toBe(true);
}

/** What the results say was done, which is what their intents announced. */
function changesOf(entries: readonly LedgerEntry[]): readonly string[] {
  const intended = entries.flatMap(({ kind, changes = [] }) => (kind === 'intent' ? changes : []));
  const done = entries.flatMap(({ outcomes = [] }) => outcomes);
  expect(done.filter(({ status }) => status !== 'applied')).toEqual([]);
  expect(done.map(({ digest }) => digest).sort()).toEqual(intended.map(({ digest }) => digest).sort());
  return done.map(({ action, address }) => `${action} ${address}`).sort();
}
