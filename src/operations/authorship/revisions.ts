import type { Facts } from '../../access/authorship/fact.ts';
import { factsOf } from '../../access/authorship/facts-of.ts';
import type { DocumentCache } from '../../cache/document-cache.ts';
import type { KeptFile } from '../../cache/kept-files.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import type { Model, Organization } from '../../model/model.ts';
import type { RepositorySettings } from '../../model/repository/settings.ts';
import type { VerdictMemory, Verdicts } from '../../model/verdicts/verdicts.ts';
import { openCommitSource } from '../../source/commit-source.ts';
import { loadModel } from '../load-model.ts';
import { type Session, silent } from '../session.ts';

/** What a commit, or the work tree, declares; undefined where it has errors. */
export interface Revision {
  readonly model: Model;
  readonly settings: RepositorySettings;
}

export interface Revisions {
  at(commit: Oid): Promise<Revision | undefined>;
  /** What it says of the organization of an id: nothing where it has none; undefined where it has errors. */
  factsAt(commit: Oid, id: string): Promise<Facts | undefined>;
}

/** What commits declare, each read once; a file is parsed again only where its content differs from the last one read. */
export function openRevisions(
  git: GitReader,
  session: Pick<Session, 'progress' | 'providers'>,
  known: DocumentCache,
): Revisions {
  const revisions = new Map<Oid, Promise<Revision | undefined>>();
  const documents = lastRead(known);
  const verdicts = lastVerdicts();
  const at = (commit: Oid) => {
    const found = revisions.get(commit) ?? read(commit);
    revisions.delete(commit);
    revisions.set(commit, found);
    for (const [oldest] of revisions) if (revisions.size > heldAtOnce) revisions.delete(oldest);
    return found;
  };
  async function read(commit: Oid): Promise<Revision | undefined> {
    try {
      // Not spread: what an apply hands on stands on its session, which a copy would not.
      const { providers } = session;
      const quiet = { progress: silent, ...(providers === undefined ? {} : { providers }) };
      const loaded = await loadModel(openCommitSource(git, commit), quiet, () => ({ documents, verdicts }));
      const { model, settings, diagnostics } = loaded;
      return model === undefined || hasErrors(diagnostics) ? undefined : { model, settings };
    } catch (error) {
      // A link, a file of megabytes, no `bylaw.yaml`: nothing that could be applied.
      if (error instanceof BylawError && error.code.startsWith('source/')) return undefined;
      throw error;
    }
  }
  return {
    at,
    async factsAt(commit, id) {
      const revision = await at(commit);
      return revision && factsIn(revision, id);
    },
  };
}

/** Those of a large organization take room, and a commit is compared with few others. */
const heldAtOnce = 8;

const facts = new WeakMap<Revision, Map<string, Facts>>();

export function factsIn(revision: Revision, id: string): Facts {
  const known = facts.get(revision) ?? new Map<string, Facts>();
  facts.set(revision, known);
  const organization = organizationById(revision.model, id);
  const found =
    known.get(id) ??
    (organization === undefined ? new Map() : factsOf(organization, repositoryFacts(revision)));
  known.set(id, found);
  return found;
}

/** An organization may have another name now: its id stays. */
export function organizationById({ organizations }: Model, id: string): Organization | undefined {
  return [...organizations.values()].find((each) => each.id === id);
}

/** What `bylaw.yaml` says, and which organizations there are: another one may reach into the same systems. */
export function repositoryFacts({ model, settings }: Revision): JsonObject {
  const ids = [...model.organizations.values()].map(({ id }) => [`organization ${id}`, true] as const);
  return { ...(settings as object as JsonObject), ...Object.fromEntries(ids) };
}

/** What the rules found of the commit read last: one differs from the next by little. */
function lastVerdicts(): VerdictMemory {
  let last: ReadonlyMap<string, Verdicts> = new Map();
  return {
    get: (folder) => last.get(folder),
    keep(verdicts) {
      last = verdicts;
    },
  };
}

function lastRead(known: DocumentCache): DocumentCache {
  const last = new Map<string, KeptFile>();
  return {
    get(path) {
      const file = last.get(path);
      return file === undefined ? known.get(path) : { ...file, isStamped: false, isStill: () => false };
    },
    keep(files) {
      for (const [path, file] of files) last.set(path, file);
    },
  };
}
