import { relative, resolve, sep } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { defaultLayout } from '../edit/canonical-yaml.ts';
import { formatText } from '../edit/format-text.ts';
import { ownFiles } from '../source/own-files.ts';
import { loadSettings } from './load-model.ts';
import type { FmtResult } from './results.ts';
import type { Session } from './session.ts';
import { workTree } from './work-tree.ts';
import { writeFiles } from './write-files.ts';

export interface FmtOptions {
  /** Files or folders, relative to the session's folder; default: everything that Bylaw reads. */
  readonly paths?: readonly string[];
  /** Say what would change and write nothing. */
  readonly check?: boolean;
}

/** Lays out the YAML in its canonical form. A file with a mistake is left as it is, and told. */
export async function fmt(session: Session, options: FmtOptions = {}): Promise<FmtResult> {
  const { root, tree } = await workTree(session);
  const settings = await loadSettings(tree);
  const own = ownFiles(await tree.list(), settings.organizations);
  const chosen = choosePaths(own, root, session.cwd, options.paths);
  const layout = { ...defaultLayout, ...settings.fmt };
  const changed = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const file of await tree.read(chosen)) {
    const formatted = formatText(file, layout);
    if (formatted.diagnostics.length > 0) texts.set(file.path, file.text);
    diagnostics.push(...formatted.diagnostics);
    if (!formatted.changed) continue;
    changed.set(file.path, formatted.text);
  }
  if (options.check !== true && changed.size > 0) await writeFiles(root, changed);
  return { diagnostics, texts, changed: [...changed.keys()], unchanged: chosen.length - changed.size };
}

function choosePaths(
  own: readonly string[],
  root: string,
  cwd: string,
  paths: readonly string[] | undefined,
): readonly string[] {
  if (paths === undefined || paths.length === 0) return own;
  const chosen = paths.flatMap((path) => {
    const wanted = relative(root, resolve(cwd, path)).split(sep).join('/');
    const found = own.filter((each) => wanted === '' || each === wanted || each.startsWith(`${wanted}/`));
    if (found.length > 0) return found;
    throw new BylawError('source/not-found', `\`${path}\` holds no file that Bylaw reads`, {
      hint: 'it reads bylaw.yaml, shared/ and the folders of organizations',
    });
  });
  return [...new Set(chosen)].sort();
}
