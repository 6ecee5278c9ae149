import type { EmulatorState } from '../emulator-state.ts';
import { type ChangedFile, changedFiles } from '../hosting/changed-files.ts';
import { type CommitObject, readCommit } from '../hosting/commit-object.ts';
import type { Place } from '../hosting/place.ts';
import { nodeId } from './node-id.ts';
import { renderAccount } from './render-account.ts';

type Where = Pick<Place, 'owned' | 'hosted' | 'state'> & { readonly url: string };

function addresses({ url, owned: { owner, repository } }: Where): {
  readonly own: string;
  readonly html: string;
} {
  const name = `${owner.login}/${repository.name}`;
  return { own: `${url}/repos/${name}`, html: `https://github.com/${name}` };
}

/** `commit` of GitHub's description, without its files. */
export function renderCommit(where: Where, sha: string): Record<string, unknown> {
  const { own, html } = addresses(where);
  const commit = readCommit(where.hosted.folder, sha);
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${own}/commits/${sha}`,
    html_url: `${html}/commit/${sha}`,
    comments_url: `${own}/commits/${sha}/comments`,
    commit: {
      url: `${own}/git/commits/${sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message.replace(/\n$/, ''),
      comment_count: 0,
      tree: { sha: commit.tree, url: `${own}/git/trees/${commit.tree}` },
      verification: verification(commit),
    },
    author: accountOf(where, commit.author.email),
    committer: accountOf(where, commit.committer.email),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${own}/commits/${parent}`,
      html_url: `${html}/commit/${parent}`,
    })),
  };
}

/** With its files and their numbers of lines, against the first parent. */
export function renderWholeCommit(where: Where, sha: string): Record<string, unknown> {
  const rendered = renderCommit(where, sha);
  const [parent] = readCommit(where.hosted.folder, sha).parents;
  const files = changedFiles(where.hosted.folder, parent, sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return {
    ...rendered,
    stats: { additions, deletions, total: additions + deletions },
    files: files.slice(0, 300).map((file) => renderFile(where, sha, file)),
  };
}

/** `diff-entry`, without the patch. */
export function renderFile(where: Where, sha: string, file: ChangedFile): Record<string, unknown> {
  const { own, html } = addresses(where);
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${sha}/${path}`,
    raw_url: `${html}/raw/${sha}/${path}`,
    contents_url: `${own}/contents/${path}?ref=${sha}`,
    ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
  };
}

/** The emulator knows nobody's keys: what is signed is signed by it knows not whom. */
function verification({ signed }: CommitObject): Record<string, unknown> {
  return {
    verified: false,
    reason: signed === undefined ? 'unsigned' : 'unknown_key',
    signature: signed?.signature ?? null,
    payload: signed?.payload ?? null,
    verified_at: null,
  };
}

/** Whose verified address stands in the commit, whoever made it. */
function accountOf(where: { readonly state: EmulatorState; readonly url: string }, email: string): unknown {
  const found = [...where.state.accounts.values()].find(({ emails }) => emails.includes(email));
  return found === undefined ? null : renderAccount(where.url, found);
}
