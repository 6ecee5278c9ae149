import { type Applied, isApplied, renderApplied } from '../audit/applied.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import { entryMessage } from '../audit/entry-message.ts';
import { renderEntry } from '../audit/entry-text.ts';
import { appliedPath, entryPath, managedFolder, openIntentPath } from '../audit/ledger-paths.ts';
import { renderOpenIntent } from '../audit/open-intent.ts';
import type { LedgerEdits } from '../audit/state-edits.ts';
import { invariant } from '../diagnostic/bylaw-error.ts';
import type { GitWriter, ObjectWriter, Oid } from '../git/git-repository.ts';
import { actorOf } from './actor-of.ts';
import { emptyTree } from './empty-tree.ts';
import type { Ledger } from './ledger.ts';
import { ledgerAt } from './ledger-at.ts';
import { recordTip } from './record-tip.ts';

/** An entry before it is appended: what only appending can know is missing. */
export type EntryDraft = Omit<LedgerEntry, 'ledgerVersion' | 'sequence' | 'actor' | 'state'>;

/**
 * Appends one entry: the tip's tree with `edits` (see `stateEdits`, `publishEdits`), `entry.json` and, for a
 * result of anything applied, `applied.json`; an intent stays open until a result. Gives the ledger as of the new entry; `ledger` stays as it was.
 *
 * The entry is pushed first where the ledger has a remote; the branch of this clone then follows. The same draft on
 * the same ledger is the same commit, so that appending it again after a lost answer does it once.
 *
 * Throws `git/no-identity` where Git does not know the actor; `git/ref-moved` or `git/ref-locked` where somebody
 * else appended since `ledger` was opened: then nothing was recorded; and what `recordTip` throws.
 */
export async function appendEntry(
  git: GitWriter,
  ledger: Ledger,
  draft: EntryDraft,
  edits: LedgerEdits,
): Promise<Ledger> {
  const actor = await actorOf(git);
  const sequence = ledger.sequence + 1;
  const own = [...intentEdits(draft, sequence, ledger.files), ...appliedEdits(draft, sequence)];
  const all = new Map([...edits, ...own]);
  const { entry, message, tree, tip, written } = await git.writeTogether((objects) =>
    writeEntry(objects, ledger, { ...draft, ledgerVersion: 1, sequence, actor }, all),
  );
  const standing = await recordTip(git, ledger, tip, `bylaw: ${message.split('\n', 1)[0]}`);
  const files = editedFiles(ledger.files, written);
  return ledgerAt(git, ledger.ref, {
    tip,
    tree,
    sequence,
    latest: () => entry,
    latestAt: entry.at,
    files,
    ...standing,
  });
}

/** Writes the commit of an entry, to which no ref leads yet. */
async function writeEntry(
  objects: ObjectWriter,
  ledger: Ledger,
  draft: Omit<LedgerEntry, 'state'>,
  edits: LedgerEdits,
) {
  const changed = await writeFiles(objects, edits);
  const staged = await objects.writeTree(ledger.tree, changed);
  const state = draft.target === undefined ? {} : { state: await stateOf(objects, staged, draft) };
  const entry: LedgerEntry = { ...draft, ...state };
  const record = await writeFiles(objects, new Map([[entryPath, renderEntry(entry)]]));
  const tree = await objects.writeTree(staged, record);
  const message = entryMessage(entry);
  const parents = ledger.tip === undefined ? [] : [ledger.tip];
  const tip = await objects.writeCommit({ tree, parents, author: draft.actor, at: draft.at, message });
  return { entry, message, tree, tip, written: new Map([...changed, ...record]) };
}

function appliedEdits(draft: EntryDraft, sequence: number): LedgerEdits {
  if (draft.kind !== 'result') return new Map();
  const { organization, target, source, evaluatedAt, changeDigest, scheduled = [], system } = draft;
  invariant(
    target !== undefined && evaluatedAt !== undefined && changeDigest !== undefined,
    'a result of no plan',
  );
  if (!isApplied(draft)) return new Map();
  const applied: Applied = {
    ...{ sequence, source, evaluatedAt, scheduled, changeDigest },
    ...(system === undefined ? {} : { system }),
  };
  return new Map([[appliedPath({ organization, target }), renderApplied(applied)]]);
}

function intentEdits(draft: EntryDraft, sequence: number, files: ReadonlyMap<string, Oid>): LedgerEdits {
  const { organization, target, leaseUntil } = draft;
  if (target === undefined) return new Map();
  const path = openIntentPath({ organization, target });
  if (draft.kind === 'result' && files.has(path)) return new Map([[path, null]]);
  if (draft.kind !== 'intent') return new Map();
  invariant(leaseUntil !== undefined, 'an intent without a lease');
  return new Map([[path, renderOpenIntent({ sequence, leaseUntil })]]);
}

async function stateOf(
  objects: ObjectWriter,
  tree: Oid,
  { organization, target = '' }: EntryDraft,
): Promise<Oid> {
  return (await objects.objectAt(tree, managedFolder({ organization, target }))) ?? emptyTree(tree);
}

async function writeFiles(
  objects: ObjectWriter,
  edits: LedgerEdits,
): Promise<ReadonlyMap<string, Oid | null>> {
  const texts = [...edits.values()].filter((text) => text !== null);
  const oids = await objects.writeBlobs(texts);
  let next = 0;
  return new Map([...edits].map(([path, text]) => [path, text === null ? null : (oids[next++] ?? null)]));
}

/** The files after edits, where a null takes a file or a whole folder away. */
function editedFiles(
  files: ReadonlyMap<string, Oid>,
  edits: ReadonlyMap<string, Oid | null>,
): ReadonlyMap<string, Oid> {
  const gone = [...edits].filter(([, oid]) => oid === null).map(([path]) => path);
  const folders = gone.filter((path) => !files.has(path)).map((path) => `${path}/`);
  const edited = new Map(files);
  for (const path of gone) edited.delete(path);
  for (const path of folders.length === 0 ? [] : files.keys()) {
    if (folders.some((folder) => path.startsWith(folder))) edited.delete(path);
  }
  for (const [path, oid] of edits) if (oid !== null) edited.set(path, oid);
  return edited;
}
