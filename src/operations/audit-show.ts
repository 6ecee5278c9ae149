import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Json } from '../digest/json.ts';
import { parseJson } from '../digest/parse-json.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedgerToRead } from '../ledger/open-ledger.ts';
import { entryHappenings } from './entry-happenings.ts';
import { ownLedger } from './own-ledger.ts';
import type { AuditShowResult, ChangedFile } from './results.ts';
import type { Session } from './session.ts';
import { withRepository } from './with-repository.ts';

export interface AuditShowOptions {
  /** A sequence number, or a commit of the ledger. */
  readonly entry: string;
}

/** One entry of the ledger with what it changed in the recorded state. */
export async function auditShow(session: Session, options: AuditShowOptions): Promise<AuditShowResult> {
  return withRepository(session, async (git) => {
    const { ledger, behind } = await openLedgerToRead(git, await ownLedger(git));
    const found = await ledger.entryAt(whichEntry(options.entry));
    if (found === undefined) throw unknownEntry(ledger, options.entry, behind);
    const parent = (await git.readCommit(found.commit)).parents[0];
    const [before, after] = await Promise.all([
      parent === undefined ? new Map<string, Oid>() : filesOf(ledger, parent),
      filesOf(ledger, found.commit),
    ]);
    const { intent } = found.entry;
    const intended = intent === undefined ? undefined : (await ledger.entryAt(intent))?.entry;
    const happened = await entryHappenings(git, found, intended);
    return { ...found, happened, files: await changedFiles(git, before, after) };
  });
}

function whichEntry(text: string): number | string {
  return /^#?\d{1,9}$/.test(text) ? Number(text.replace('#', '')) : text;
}

function unknownEntry(ledger: Ledger, entry: string, behind: string | undefined): BylawError {
  if (behind !== undefined) {
    const what = `this clone has no entry \`${entry}\`, and ${behind} is known to hold newer ones`;
    return new BylawError('ledger/no-such-entry', what, { hint: '`bylaw ledger sync` brings them' });
  }
  return new BylawError('ledger/no-such-entry', `the ledger has no entry \`${entry}\``, {
    hint:
      ledger.sequence === 0
        ? 'nothing was applied yet'
        : `\`bylaw log\` lists entries 1 to ${ledger.sequence}`,
  });
}

async function filesOf(ledger: Ledger, commit: Oid): Promise<ReadonlyMap<string, Oid>> {
  return (await ledger.treeAt(commit)).files;
}

async function changedFiles(
  git: GitReader,
  before: ReadonlyMap<string, Oid>,
  after: ReadonlyMap<string, Oid>,
): Promise<readonly ChangedFile[]> {
  const paths = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => path !== 'entry.json' && before.get(path) !== after.get(path))
    .sort();
  const oids = paths
    .flatMap((path) => [before.get(path), after.get(path)])
    .filter((oid) => oid !== undefined);
  const blobs = await git.readBlobs(oids);
  const json = (oid: Oid | undefined): Json | null => {
    const blob = oid === undefined ? undefined : blobs.get(oid);
    return blob === undefined ? null : contentOf(new TextDecoder().decode(blob));
  };
  return paths.map((path) => ({
    path,
    status: !before.has(path) ? 'added' : after.has(path) ? 'modified' : 'deleted',
    before: json(before.get(path)),
    after: json(after.get(path)),
  }));
}

/** Not every file is read when the ledger is: what is no JSON is shown as it is. */
function contentOf(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
