import { repositoryFile } from '../model/repository/organization-folders.ts';

/** Files to write, by path, with `bylaw.yaml` at the end: a folder without it is no repository of Bylaw yet. */
export function markerLast(
  files: Iterable<{ readonly path: string; readonly text: string }>,
): ReadonlyMap<string, string> {
  const all = [...files];
  const ordered = [
    ...all.filter(({ path }) => path !== repositoryFile),
    ...all.filter(({ path }) => path === repositoryFile),
  ];
  return new Map(ordered.map(({ path, text }) => [path, text]));
}
