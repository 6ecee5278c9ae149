import { findCommit } from '../hosting/find-commit.ts';
import { git, tryGit } from '../hosting/git.ts';
import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { notFound } from '../refusal.ts';
import type { Reply, Route } from '../route.ts';

interface Entry {
  readonly mode: string;
  readonly sha: string;
  readonly size: number;
  readonly path: string;
}

const types: Readonly<Record<string, string>> = {
  '040000': 'dir',
  '120000': 'symlink',
  '160000': 'submodule',
};

/** One megabyte: what is larger is told of without its content. */
const largest = 1024 * 1024;

function getContent(request: RepositoryRequest): Reply {
  const { folder, defaultBranch } = request.hosted;
  const path = (request.params.path ?? '').replace(/^\/|\/$/g, '');
  const commit = findCommit(folder, request.query.ref ?? defaultBranch);
  const entry = commit === undefined ? undefined : entries(folder, commit, path)[0];
  if (commit === undefined || entry === undefined) {
    throw notFound();
  }
  if (entry.mode === '040000') {
    return {
      status: 200,
      body: entries(folder, commit, `${path}/`).map((each) => renderEntry(request, each)),
    };
  }
  const bytes = tryGit(folder, ['cat-file', 'blob', entry.sha]) ?? Buffer.alloc(0);
  const more =
    entry.mode === '120000'
      ? { target: bytes.toString('utf8') }
      : entry.size > largest
        ? { encoding: 'none', content: '' }
        : { encoding: 'base64', content: bytes.toString('base64').replace(/.{60}/g, '$&\n') };
  return { status: 200, body: { ...renderEntry(request, entry), ...more } };
}

function entries(folder: string, commit: string, path: string): readonly Entry[] {
  const listed = git(folder, ['ls-tree', '-z', '--long', '--full-tree', commit, '--', path]);
  return listed
    .split('\u0000')
    .filter(Boolean)
    .map((line) => {
      const [fields = '', name = ''] = line.split('\t');
      const [mode = '', , sha = '', size = ''] = fields.split(/ +/);
      return { mode, sha, size: Number(size) || 0, path: name };
    });
}

function renderEntry(request: RepositoryRequest, entry: Entry): Record<string, unknown> {
  const { owner, repository } = request.owned;
  const name = `${owner.login}/${repository.name}`;
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${request.url}/repos/${name}/contents/${path}`;
  const git = `${request.url}/repos/${name}/git/blobs/${entry.sha}`;
  const html = `https://github.com/${name}/blob/${request.hosted.defaultBranch}/${path}`;
  return {
    type: types[entry.mode] ?? 'file',
    size: entry.size,
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    url: self,
    git_url: git,
    html_url: html,
    download_url: null,
    _links: { self, git, html },
  };
}

export const contentRoutes: readonly Route[] = [
  inRepository('GET', '/contents/{path}', 'contents=read', getContent),
];
