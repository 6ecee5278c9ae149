import type { PlainDocument } from '../../../access/naive/documents.ts';

/** One document of files that change at random: as the naive engine reads it, or one that it never asks about. */
export type Doc = { readonly kind: string; readonly name: string } & Readonly<Record<string, unknown>>;

/** What one commit does to the documents: put one there, or take it out. */
export type Edit = { readonly put: Doc } | { readonly drop: Pick<Doc, 'kind' | 'name'> };

/** One commit, and what becomes of it. */
export interface Step {
  readonly edits: readonly Edit[];
  /** Where a pull request brings it: who proposes it, and who approves it. */
  readonly pull?: { readonly author: string; readonly approvedBy: readonly string[] } | undefined;
  /** What happens on GitHub: somebody joins the organization, a repository is made. */
  readonly event?: 'joins' | 'repository' | undefined;
  /** Seconds that pass then. */
  readonly wait: number;
  /** Whether all there is is applied then. */
  readonly applies: boolean;
}

/** A story of one organization: shrunk by leaving out steps, edits and documents. */
export interface Story {
  readonly first: readonly Doc[];
  readonly steps: readonly Step[];
}

export function edited(files: readonly Doc[], edits: readonly Edit[]): readonly Doc[] {
  const docs = [...files];
  for (const edit of edits) {
    const { kind, name } = 'put' in edit ? edit.put : edit.drop;
    const at = docs.findIndex((each) => each.kind === kind && each.name === name);
    const put = 'put' in edit ? [edit.put] : [];
    docs.splice(at < 0 ? docs.length : at, at < 0 ? 0 : 1, ...put);
  }
  return docs;
}

/** JSON is YAML. */
export function textOf(files: readonly Doc[]): string {
  return files.map((each) => `${JSON.stringify({ apiVersion: 'bylaw/v1', ...each })}\n`).join('---\n');
}

const naiveKinds: ReadonlySet<string> = new Set<PlainDocument['kind']>([
  'Organization',
  'Service',
  'Policy',
  'Role',
  'Zone',
  'Member',
  'ServiceAccount',
  'Token',
  'Team',
]);

/** Those that decide who may do what. */
export function decisive(files: readonly Doc[]): readonly PlainDocument[] {
  return files.filter(({ kind }) => naiveKinds.has(kind)) as unknown as readonly PlainDocument[];
}
