import { parseApplied } from '../audit/applied.ts';
import { corruptLedger } from '../audit/corrupt.ts';
import { parseEmergency } from '../audit/emergency-mark.ts';
import { ledgerFile } from '../audit/ledger-layout.ts';
import {
  appliedPath,
  emergencyFolder,
  lifecycleFolder,
  managedFolder,
  openIntentPath,
  policiesFolder,
  unmanagedFolder,
} from '../audit/ledger-paths.ts';
import type { Invitation, Lifecycle } from '../audit/lifecycle/invitation.ts';
import { parseInvitation } from '../audit/lifecycle/parse-invitation.ts';
import { parseOpenIntent } from '../audit/open-intent.ts';
import { parseManagedFiles } from '../audit/parse-managed-files.ts';
import { parsePolicyFiles } from '../audit/parse-policy-files.ts';
import { holderOf, type RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import type { GitReader, Oid, TreeFile } from '../git/git-repository.ts';
import type { Emergency } from '../plan/emergency.ts';
import type { LedgerTree } from './ledger.ts';

/** The blob of every file of a ledger commit. Throws `ledger/corrupt` for a file that no ledger has, unless `verified`. */
export function ledgerFiles(
  commit: Oid,
  files: readonly TreeFile[],
  verified = false,
): ReadonlyMap<string, Oid> {
  for (const { path, mode } of verified ? [] : files) {
    if (ledgerFile(path) === undefined)
      throw corruptLedger(`commit ${commit}: ${path} is no file of a ledger`);
    if (mode !== '100644') throw corruptLedger(`commit ${commit}: ${path} is not an ordinary file`);
  }
  const oids = new Map<string, Oid>();
  for (const { path, oid } of files) oids.set(path, oid);
  return oids;
}

/** What the files of one ledger commit hold; `tree` is its tree. `guard` turns failures of reads into hints. */
export function ledgerTree(
  git: GitReader,
  tree: Oid | undefined,
  files: ReadonlyMap<string, Oid>,
  guard: <T>(read: () => Promise<T>) => Promise<T>,
): LedgerTree {
  let known: ReturnType<typeof recordedScopes> | undefined;
  const scopes = () => {
    known ??= recordedScopes(files);
    return known;
  };
  return {
    files,
    get organizations() {
      return [...scopes().keys()].sort();
    },
    targets: (organization) => [...(scopes().get(organization) ?? [])].sort(),
    readManaged: (scope) => guard(() => readManaged(git, files, scope)),
    applied: (scope) =>
      guard(async () => {
        const path = appliedPath(scope);
        const text = (await readTexts(git, files, path)).get(path);
        return text === undefined ? undefined : parseApplied(path, text);
      }),
    openIntent: (scope) =>
      guard(async () => {
        const path = openIntentPath(scope);
        const text = (await readTexts(git, files, path)).get(path);
        return text === undefined ? undefined : parseOpenIntent(path, text);
      }),
    emergencies: (scope) =>
      guard(async () => {
        const texts = await readTexts(git, files, `${emergencyFolder(scope)}/`);
        return [...texts].map(([path, text]) => parseEmergency(path, text)).sort(byName);
      }),
    policyHistories: (organization) =>
      guard(async () =>
        parsePolicyFiles(organization, await readTexts(git, files, `${policiesFolder(organization)}/`)),
      ),
    lifecycle: (organization) => guard(() => readLifecycle(git, files, organization)),
    stateTree: (scope) =>
      guard(async () => (tree === undefined ? undefined : git.objectAt(tree, managedFolder(scope)))),
  };
}

function byName(a: Emergency, b: Emergency): number {
  return `${a.kind}/${a.name}` < `${b.kind}/${b.name}` ? -1 : 1;
}

function recordedScopes(files: ReadonlyMap<string, Oid>): ReadonlyMap<string, ReadonlySet<string>> {
  const scopes = new Map<string, Set<string>>();
  for (const path of files.keys()) {
    const file = ledgerFile(path);
    if (file === undefined || file.is === 'entry') continue;
    const targets = scopes.get(file.organization) ?? new Set();
    scopes.set(file.organization, targets);
    if ('target' in file) targets.add(file.target);
  }
  return scopes;
}

async function readLifecycle(
  git: GitReader,
  files: ReadonlyMap<string, Oid>,
  organization: string,
): Promise<Lifecycle> {
  const lifecycle = new Map<string, Invitation>();
  for (const [path, text] of await readTexts(git, files, `${lifecycleFolder(organization)}/`)) {
    const file = ledgerFile(path);
    if (file?.is !== 'lifecycle') throw corruptLedger(`${path} is no invitation`);
    lifecycle.set(file.member, parseInvitation(path, text, file.member));
  }
  return lifecycle;
}

async function readManaged(
  git: GitReader,
  files: ReadonlyMap<string, Oid>,
  scope: Scope,
): Promise<RecordedState> {
  const [managed, unmanaged] = await Promise.all(
    [managedFolder(scope), unmanagedFolder(scope)].map(async (folder) => {
      const texts = await readTexts(git, files, `${folder}/`);
      const below = [...texts].map(([path, text]) => [path.slice(folder.length + 1), text] as const);
      return parseManagedFiles(scope.organization, folder, below);
    }),
  );
  const entries = new Map(managed);
  for (const [address, value] of unmanaged ?? []) {
    if (entries.has(address)) throw corruptLedger(`${address} is recorded both as managed and as unmanaged`);
    entries.set(address, value);
  }
  const objects = [...(managed ?? new Map()).keys()].filter((address) => holderOf(address) === address);
  return { entries, owned: new Set(objects) };
}

/** The texts of the files whose path is `prefix`, or begins with it where it ends with `/`, by path. */
async function readTexts(
  git: GitReader,
  files: ReadonlyMap<string, Oid>,
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const alone = files.get(prefix);
  const found: (readonly [string, Oid])[] = alone === undefined ? [] : [[prefix, alone]];
  if (prefix.endsWith('/')) for (const file of files) if (file[0].startsWith(prefix)) found.push(file);
  const blobs = await git.readBlobs(found.map(([, oid]) => oid));
  return new Map(found.map(([path, oid]) => [path, Buffer.from(blobs.get(oid) ?? []).toString('utf8')]));
}
