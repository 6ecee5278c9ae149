import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { GitWriter } from '../../src/git/git-repository.ts';
import { openRepository } from '../../src/git/open-repository.ts';
import type { Ledger, RecordedEntry } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { type ApplyOptions, apply } from '../../src/operations/apply.ts';
import type { ApplyResult } from '../../src/operations/apply-result.ts';
import { type PlanRequest, plan } from '../../src/operations/plan.ts';
import type { PlanResult } from '../../src/operations/results.ts';
import { type Session, silent } from '../../src/operations/session.ts';
import type { Change, Plan } from '../../src/plan/plan.ts';
import { memoryProvider } from '../../src/providers/memory/memory-provider.ts';
import { type MemorySystem, memorySystem } from '../../src/providers/memory/memory-system.ts';
import type { Provider } from '../../src/providers/provider.ts';
import type { ProviderFactory } from '../../src/providers/provider-factory.ts';
import { type ProviderRegistry, providers } from '../../src/providers/registry.ts';

/** Where the library is applied: a catalogue that keeps its own state. */
export const catalogue = { organization: 'library', target: 'catalogue' } as const;

/** A small public library: three people, two teams, a policy. Its one target is the catalogue. */
export const start: Readonly<Record<string, string>> = {
  'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
  'organizations/library/organization.yaml': organization('library'),
  'organizations/library/target.yaml': target(),
  'organizations/library/members.yaml': members('ada', 'ben', 'cleo'),
  'organizations/library/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: director, permissions: ["*"]}
  - {name: reader, permissions: ["books:read"]}
  - {name: librarian, policies: [lend-books]}
`,
  'organizations/library/service.yaml': `apiVersion: bylaw/v1
kind: Service
name: books
actions:
  read: {description: Read a book, access: read}
  lend: {description: Lend a book, access: write}
  buy: {description: Buy a book, access: write}
`,
  'organizations/library/lend-books.yaml': policy('lend-books', 'books:lend'),
  'organizations/library/desk.yaml': team('desk', ['ben'], 'bindings: [librarian]'),
  'organizations/library/stacks.yaml': team('stacks', ['cleo']),
};

export function organization(name: string): string {
  return `apiVersion: bylaw/v1
kind: Organization
name: ${name}
membership:
  owners: {role: director, min: 1}
  organizationRole: {required: true, default: reader, oneOf: [reader]}
`;
}

export function target(more = '', name = 'catalogue', provider = 'memory'): string {
  return `apiVersion: bylaw/v1\nkind: Target\nname: ${name}\nprovider: ${provider}\n${more === '' ? '' : `${more}\n`}`;
}

/** The first is the director. */
export function members(first: string, ...others: readonly string[]): string {
  const rest = others.map((name) => `  - {name: ${name}, email: ${name}@library.example}\n`).join('');
  return `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n  - {name: ${first}, email: ${first}@library.example, role: director}\n${rest}`;
}

export function team(name: string, who: readonly string[], ...more: readonly string[]): string {
  const lines = [`name: ${name}`, ...(who.length === 0 ? [] : [`members: [${who.join(', ')}]`]), ...more];
  return `apiVersion: bylaw/v1\nkind: Team\n${lines.join('\n')}\n`;
}

export function policy(name: string, action: string, ...more: readonly string[]): string {
  const lines = [`name: ${name}`, ...more, 'statements:', `  - {effect: allow, actions: ["${action}"]}`];
  return `apiVersion: bylaw/v1\nkind: Policy\n${lines.join('\n')}\n`;
}

/**
 * Commits everything and prints the commit; to where there is a remote it goes on a branch of its own, since what is
 * applied is pushed. A shell starts Git's processes much sooner than a worker of Vitest does, which holds more memory.
 */
const commitAndShare = `
git add --all
git commit --quiet --message "$1"
for remote in $(git remote); do
  git push --quiet "$remote" "HEAD:refs/heads/work/$(git rev-parse --short HEAD)"
done
git rev-parse HEAD
`;

/** A repository of its own in a temporary folder, with a clock and a catalogue to tamper with. */
export interface Library {
  readonly folder: string;
  readonly system: MemorySystem;
  readonly clock: { now: string };
  git(...args: readonly string[]): string;
  /** Writes files, or removes those that are null. */
  write(files: Readonly<Record<string, string | null>>): void;
  commit(subject: string): string;
  /** Writes and commits. */
  edit(files: Readonly<Record<string, string | null>>, subject?: string): string;
  session(over?: Partial<Session>): Session;
  plan(request?: PlanRequest, over?: Partial<Session>): Promise<PlanResult>;
  /** The changes planned, as `action address`. */
  planned(request?: PlanRequest, over?: Partial<Session>): Promise<readonly string[]>;
  apply(options?: Partial<ApplyOptions>, over?: Partial<Session>): Promise<ApplyResult>;
  open(): Promise<GitWriter>;
  ledger(): Promise<Ledger>;
  /** Oldest first. */
  entries(): Promise<readonly RecordedEntry[]>;
  /** Oldest first, such as `publish`, `intent`, `result`. */
  kinds(): Promise<readonly string[]>;
}

export async function openLibrary(
  files: Readonly<Record<string, string>> = start,
  environment: Readonly<Record<string, string>> = {},
  always: Partial<Session> = {},
): Promise<Library> {
  const folder = await temporaryFolder();
  const library = libraryAt(folder, memorySystem(), environment, always);
  library.git('init', '--quiet', '--initial-branch=main');
  library.edit(files, 'Open the library');
  return library;
}

/** Another clone of a library, of the same catalogue. */
export async function cloneLibrary(from: Library, ...args: readonly string[]): Promise<Library> {
  const folder = await temporaryFolder();
  const library = libraryAt(folder, from.system, {});
  library.git('clone', '--quiet', ...args, `file://${from.folder}`, '.');
  library.clock.now = from.clock.now;
  return library;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bylaw-operations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function libraryAt(
  folder: string,
  system: MemorySystem,
  more: Readonly<Record<string, string>>,
  always: Partial<Session> = {},
): Library {
  const environment = isolated(folder, more);
  const clock = { now: '2026-09-01T08:00:00Z' };
  const run = (program: string, args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' }).trimEnd();
  const git = (...args: readonly string[]) => run('git', args);
  const session = (over: Partial<Session> = {}): Session => ({
    cwd: folder,
    environment,
    now: () => clock.now,
    progress: silent,
    providers: new Map([...providers, ['memory', memoryProvider(system)]]),
    ...always,
    ...over,
  });
  const library: Library = {
    folder,
    system,
    clock,
    git,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        if (text === null) git('rm', '--quiet', '--force', path);
        else {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
        }
      }
    },
    commit(subject) {
      return run('/bin/sh', ['-e', '-c', commitAndShare, 'sh', subject]);
    },
    edit(files, subject = 'Edit') {
      library.write(files);
      return library.commit(subject);
    },
    session,
    plan: (request, over) => plan(session(over), request),
    async planned(request, over) {
      return named((await plan(session(over), request)).plan);
    },
    apply: (options, over) => apply(session(over), { confirm: async () => true, ...options }),
    async open() {
      const opened = await openRepository(folder, environment);
      onTestFinished(() => opened.close());
      return opened;
    },
    async ledger() {
      return openLedger(await library.open(), 'bylaw/ledger');
    },
    async entries() {
      const found: RecordedEntry[] = [];
      for await (const entry of (await library.ledger()).entries()) found.unshift(entry);
      return found;
    },
    kinds: async () => (await library.entries()).map(({ entry }) => entry.kind),
  };
  return library;
}

/** The library's providers, with something else happening before each of their writes. */
export function whileWriting(library: Library, happens: () => Promise<void>): ProviderRegistry {
  return changedProviders(library, (provider) => ({
    ...provider,
    openWriter(scope, actual) {
      const writer = provider.openWriter(scope, actual);
      const write = async (change: Change) => {
        await happens();
        return writer.write(change);
      };
      return { ...writer, write };
    },
  }));
}

/** The library's providers, with something else happening before each time they are read. */
export function whileReading(library: Library, happens: () => Promise<void>): ProviderRegistry {
  return changedProviders(library, (provider) => ({
    ...provider,
    reader: {
      async read(scope) {
        await happens();
        return provider.reader.read(scope);
      },
    },
  }));
}

function changedProviders(library: Library, change: (provider: Provider) => Provider): ProviderRegistry {
  const known = library.session().providers ?? new Map<string, ProviderFactory>();
  return new Map(
    [...known].map(([name, factory]): [string, ProviderFactory] => [
      name,
      (context) => change(factory(context)),
    ]),
  );
}

export function changesOf(planned: Plan | undefined): readonly Change[] {
  if (planned === undefined) throw new Error('nothing was planned');
  return planned.sections.flatMap(({ changes }) => changes);
}

/** The changes of a plan, sorted, as `action address`. */
export function named(planned: Plan | undefined): readonly string[] {
  return changesOf(planned)
    .map(({ action, address }) => `${action} ${address}`)
    .sort();
}

function isolated(home: string, more: Readonly<Record<string, string>>): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada Lund',
    GIT_AUTHOR_EMAIL: 'ada@library.example',
    GIT_COMMITTER_NAME: 'Ada Lund',
    GIT_COMMITTER_EMAIL: 'ada@library.example',
    ...more,
  };
}
