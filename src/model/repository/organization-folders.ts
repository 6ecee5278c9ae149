import picomatch from 'picomatch/posix.js';
import { isTamePattern } from './is-tame-pattern.ts';

/** Where a file stands, by its path from the repository root. */
export type Territory =
  | { readonly in: 'root' }
  | { readonly in: 'shared' }
  | { readonly in: 'organization'; readonly folder: string }
  | { readonly in: 'elsewhere' };

const root: Territory = { in: 'root' };
const shared: Territory = { in: 'shared' };
const elsewhere: Territory = { in: 'elsewhere' };

/** The one file that holds the repository's own settings. */
export const repositoryFile = 'bylaw.yaml';
export const sharedFolder = 'shared/';

/**
 * Tells for each file to which part of the repository it belongs. An organization's folder is the highest one above
 * the file that a pattern matches; `shared/` never holds an organization. Files `elsewhere` are not Bylaw's.
 */
export function territories(organizations: readonly string[]): (file: string) => Territory {
  const isOrganization = matchesAny(organizations);
  const known = new Map<string, string | undefined>();
  let last: { readonly folder: string; readonly territory: Territory } = { folder: '', territory: elsewhere };

  function folderAbove(folder: string): string | undefined {
    if (known.has(folder)) return known.get(folder);
    const slash = folder.lastIndexOf('/');
    const higher = slash < 0 ? undefined : folderAbove(folder.slice(0, slash));
    const found = higher ?? (isOrganization(folder) ? folder : undefined);
    known.set(folder, found);
    return found;
  }

  return (file) => {
    if (file === repositoryFile) return root;
    if (file.startsWith(sharedFolder)) return shared;
    const slash = file.lastIndexOf('/');
    if (slash < 0) return elsewhere;
    // Files come folder by folder.
    if (slash !== last.folder.length || !file.startsWith(last.folder)) {
      const folder = file.slice(0, slash);
      const found = folderAbove(folder);
      last = { folder, territory: found === undefined ? elsewhere : { in: 'organization', folder: found } };
    }
    return last.territory;
  };
}

/**
 * Whether a path matches a glob; `*` stays within a folder, `**` does not, hidden files match only by name. A glob
 * that is not tame matches nothing.
 */
export function matchesAny(patterns: readonly string[]): (path: string) => boolean {
  // Whether it is tame first: the end of one without bounds is not looked for.
  const plain = patterns
    .filter(isTamePattern)
    .map((pattern) => pattern.replace(/^(?:\.\/)+/, '').replace(/(?<!\/)\/+$/, ''));
  const matchers = plain
    .filter((pattern) => pattern !== '')
    .map((pattern) => picomatch(pattern, { nonegate: true }));
  return (path) => matchers.some((matches) => matches(path));
}

/** Whether a pattern can name only what lies below the folder it starts in. */
export function staysBelow(pattern: string): boolean {
  return !/^(?:[/\\~]|[a-z]:)/i.test(pattern) && !pattern.split(/[/\\]/).includes('..');
}
