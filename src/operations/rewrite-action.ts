import type { ActionSource } from './action-source.ts';

type Texts = ReadonlyMap<string, string>;

/**
 * Those of some files, as init wrote them once, that take the Action from anywhere, with it taken from that source: no
 * more changes than these lines. Bylaw alone has workflows of these names, by which its repository is known, whatever
 * it is called. A file that is not among them names no Action of Bylaw.
 */
export function rewriteAction(texts: Texts, { repository, ref }: ActionSource): Texts {
  const lines = [...texts.values()].flatMap((text) => text.split('\n')).map(usedIn);
  const called = lines.filter((used) => /^\/\.github\/workflows\/bylaw-[a-z]+\.yml$/.test(used?.path ?? ''));
  const known = new Set(['<owner>/bylaw', ...called.map((used) => used?.repository)]);
  return new Map(
    [...texts].flatMap(([path, text]): readonly [string, string][] => {
      const before = text.split('\n');
      if (!before.some((line) => known.has(usedIn(line)?.repository))) return [];
      const after = before.map((line) => {
        const used = usedIn(line);
        if (used === undefined || !known.has(used.repository)) return line;
        // What stands behind it, such as the name of a version, was of the one before.
        const end = line.endsWith('\r') ? '\r' : '';
        return `${used.start}${repository}${used.path}@${ref}${end}`;
      });
      return [[path, after.join('\n')]];
    }),
  );
}

interface Used {
  /** Up to the name. */
  readonly start: string;
  readonly repository: string;
  /** In it, with the slash before; empty for its top. */
  readonly path: string;
}

/** What a line of a workflow uses of a repository. */
function usedIn(line: string): Used | undefined {
  const { start, place } = /^(?<start> *(?:- )?uses: )(?<place>[^\s@]+)@/.exec(line)?.groups ?? {};
  if (start === undefined || place === undefined) return undefined;
  const [owner = '', name = '', ...path] = place.split('/');
  return { start, repository: `${owner}/${name}`, path: path.map((part) => `/${part}`).join('') };
}
