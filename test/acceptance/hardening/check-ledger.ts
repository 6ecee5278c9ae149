import { inherited } from '../workbench.ts';
import { type Ended, start } from './program.ts';

/** One commit of a ledger branch, as Git tells it. */
export interface CheckedEntry {
  readonly commit: string;
  readonly sequence: number;
  readonly kind: string;
  readonly organization: string;
  readonly target?: string;
  readonly source: string;
  /** Of a result: the intent it settles. */
  readonly intent?: number;
  readonly outcomes?: readonly {
    readonly digest: string;
    readonly address: string;
    readonly status: string;
  }[];
  readonly changes?: readonly { readonly digest: string; readonly address: string }[];
  readonly published?: readonly { readonly policy: string; readonly version: number }[];
  readonly state?: string;
}

const branch = 'refs/heads/bylaw/ledger';

/**
 * Checks a ledger branch with nothing but Git's own commands and the rules of the design: one line of commits, a
 * sequence without gap, every intent followed by exactly one result, no policy version ever changed, the trailers and
 * the recorded state true. Oldest first.
 * @throws Error with everything that is wrong
 */
export async function checkLedger(
  repository: string,
  open: 'no open intent' | 'may be open' = 'no open intent',
): Promise<readonly CheckedEntry[]> {
  const problems: string[] = [];
  const fsck = await git(repository, ['fsck', '--strict', '--full', '--no-dangling', '--no-progress']);
  const said = `${fsck.stdout}${fsck.stderr}`.replace(/^notice: HEAD points to an unborn branch.*\n/gm, '');
  if (fsck.code !== 0 || said !== '') {
    problems.push(`git fsck: ${fsck.code} ${said}`);
  }
  const commits = await readCommits(repository);
  const entries = await readEntries(repository, commits, problems);
  checkOrder(commits, entries, problems);
  checkIntents(entries, problems, open);
  await checkFiles(repository, commits, entries, problems, open);
  if (problems.length > 0) throw new Error(`the ledger of ${repository}:\n  ${problems.join('\n  ')}`);
  return entries;
}

interface LedgerCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly trailers: string;
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

async function readCommits(repository: string): Promise<readonly LedgerCommit[]> {
  if ((await git(repository, ['rev-parse', '--verify', '--quiet', branch])).code !== 0) return [];
  const format = '--format=%x01%H%x02%P%x02%(trailers:only)%x02';
  const options = ['--reverse', '--topo-order', '--root', '-m', '--raw', '-r', '--no-abbrev', '--no-renames'];
  const text = await must(repository, ['log', format, ...options, branch]);
  return text
    .split('\u0001')
    .slice(1)
    .map((block) => {
      const [oid = '', parents = '', trailers = '', raw = ''] = block.split('\u0002');
      const changes = [...raw.matchAll(/^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*\t(.+)$/gm)].map(
        ([, before = '', after = '', path = '']) => ({ path, before, after }),
      );
      return { oid, parents: parents.split(' ').filter((each) => each !== ''), trailers, changes };
    });
}

async function readEntries(
  repository: string,
  commits: readonly LedgerCommit[],
  problems: string[],
): Promise<readonly CheckedEntry[]> {
  const asked = commits.map(({ oid }) => `${oid}:entry.json\n`).join('');
  const texts = await catFiles(repository, asked);
  return commits.flatMap(({ oid }, at) => {
    try {
      return [{ ...JSON.parse(texts[at] ?? ''), commit: oid } as CheckedEntry];
    } catch {
      problems.push(`${oid} has no entry.json that can be read`);
      return [];
    }
  });
}

function checkOrder(
  commits: readonly LedgerCommit[],
  entries: readonly CheckedEntry[],
  problems: string[],
): void {
  commits.forEach(({ oid, parents, trailers }, at) => {
    const before = at === 0 ? [] : [commits[at - 1]?.oid];
    if (parents.join() !== before.join())
      problems.push(`${oid} has the parents [${parents}], not [${before}]`);
    const entry = entries[at];
    if (entry?.sequence !== at + 1) problems.push(`${oid} is entry ${entry?.sequence}, not ${at + 1}`);
    for (const line of [
      `Bylaw-Sequence: ${at + 1}`,
      `Bylaw-Kind: ${entry?.kind}`,
      `Bylaw-Source: ${entry?.source}`,
      ...(entry?.state === undefined ? [] : [`Bylaw-State: ${entry.state}`]),
    ]) {
      if (!trailers.split('\n').includes(line)) problems.push(`${oid} lacks the trailer ${line}`);
    }
  });
}

const scopeOf = ({ organization, target }: CheckedEntry) => `${organization}/${target}`;

function checkIntents(entries: readonly CheckedEntry[], problems: string[], allowed: string): void {
  const open = new Map<string, CheckedEntry>();
  for (const entry of entries) {
    const scope = scopeOf(entry);
    const problem = intentProblem(entry, open.get(scope));
    if (problem !== undefined) problems.push(problem);
    if (entry.kind === 'intent') open.set(scope, entry);
    if (entry.kind === 'result') open.delete(scope);
  }
  if (allowed === 'may be open') return;
  for (const { sequence } of open.values()) problems.push(`intent ${sequence} is never settled`);
}

/** What is wrong with an entry that comes while an intent of its scope is open, or none is. */
function intentProblem(entry: CheckedEntry, open: CheckedEntry | undefined): string | undefined {
  const { kind, sequence, intent, outcomes = [] } = entry;
  if (kind === 'intent' && open !== undefined) return `intent ${sequence} while ${open.sequence} is open`;
  if (kind !== 'takeover' && kind !== 'result') return undefined;
  if (open?.sequence !== intent) {
    return `${kind} ${sequence} is of intent ${intent}, while ${open?.sequence ?? 'none'} is open`;
  }
  if (kind === 'takeover' || open === undefined) return undefined;
  return outcomeProblem(open.changes ?? [], outcomes, sequence);
}

/** Every change of an intent has one outcome; only what was held has one besides. */
function outcomeProblem(
  changes: NonNullable<CheckedEntry['changes']>,
  outcomes: NonNullable<CheckedEntry['outcomes']>,
  sequence: number,
): string | undefined {
  const found = outcomes.filter(({ status }) => status !== 'held').map(({ digest }) => digest);
  const wanted = changes.map(({ digest }) => digest);
  if ([...found].sort().join() === [...wanted].sort().join()) return undefined;
  return `result ${sequence} has ${found.length} outcomes for ${wanted.length} changes of its intent`;
}

const nothing = /^0+$/;

/** Replays what the commits change, file by file. */
async function checkFiles(
  repository: string,
  commits: readonly LedgerCommit[],
  entries: readonly CheckedEntry[],
  problems: string[],
  allowed: string,
): Promise<void> {
  const files = new Set<string>();
  const versions = new Map<string, number>();
  const states: string[] = [];
  for (const [at, { oid, changes }] of commits.entries()) {
    for (const { path, before, after } of changes) {
      const problem = versionProblem(versions, path, before);
      if (problem !== undefined) problems.push(`${oid}: ${problem}`);
      if (nothing.test(after)) files.delete(path);
      else files.add(path);
    }
    const entry = entries[at];
    if (entry?.target === undefined) continue;
    const folder = `organizations/${entry.organization}/targets/${entry.target}`;
    states.push(`${oid}:${folder}/managed ${entry.state}`);
    const marked = files.has(`${folder}/intent.json`);
    const expected = { intent: true, takeover: true, result: false }[entry.kind] ?? marked;
    if (marked !== expected) problems.push(`${oid} (${entry.kind}): ${folder}/intent.json is ${marked}`);
  }
  await checkStates(repository, states, problems);
  const left = [...files].filter((path) => path.endsWith('/intent.json'));
  if (left.length > 0 && allowed === 'no open intent') problems.push(`at the end there is ${left}`);
}

/** Versions of a policy count from 1 without gap, and none is ever changed. */
function versionProblem(versions: Map<string, number>, path: string, before: string): string | undefined {
  const policy = /^(organizations\/[^/]+\/policies\/[^/]+)\/(\d+)\.json$/.exec(path);
  if (policy === null) return undefined;
  const [, folder = '', number = ''] = policy;
  const last = versions.get(folder) ?? 0;
  versions.set(folder, Number(number));
  if (!nothing.test(before)) return `${path} is changed`;
  return Number(number) === last + 1 ? undefined : `${path} follows version ${last}`;
}

async function checkStates(repository: string, states: readonly string[], problems: string[]): Promise<void> {
  const empty = (await must(repository, ['hash-object', '-t', 'tree', '/dev/null'])).trim();
  const asked = states.map((each) => `${each.split(' ')[0]}\n`).join('');
  const answers = (await must(repository, ['cat-file', '--batch-check=%(objectname)'], asked)).split('\n');
  states.forEach((each, at) => {
    const [where, state] = each.split(' ');
    const found = answers[at]?.endsWith(' missing') ? empty : answers[at];
    if (found !== state) problems.push(`${where} is ${found}, not the recorded state ${state}`);
  });
}

async function catFiles(repository: string, asked: string): Promise<readonly string[]> {
  const done = await git(repository, ['cat-file', '--batch=%(objectsize)'], asked);
  const bytes = Buffer.from(done.stdout, 'utf8');
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.toString('latin1', at, end));
    if (Number.isNaN(size)) {
      texts.push('');
      at = end + 1;
      continue;
    }
    texts.push(bytes.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}

async function must(repository: string, args: readonly string[], input = ''): Promise<string> {
  const done = await git(repository, args, input);
  if (done.code !== 0) throw new Error(`git ${args.join(' ')} in ${repository}: ${done.stderr}`);
  return done.stdout;
}

function git(repository: string, args: readonly string[], input = ''): Promise<Ended> {
  const env = { ...inherited(), HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
  return start('git', args, { cwd: repository, env, input }).ended;
}
