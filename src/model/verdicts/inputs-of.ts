import { sha256 } from '../../digest/digest.ts';
import type { DeclaredOrganization, NamedKind } from '../organization/declared-organization.ts';
import type { Verdicts } from './verdicts.ts';
import { namedKinds } from './watched-organization.ts';

/** By the path of a file, the id of its content, where it is known. */
export type Contents = ReadonlyMap<string, string>;

/**
 * What tells the organization from every other that its rules could be asked of: by kind, the files that declare its
 * documents and what stands in them. Undefined where the content of one is not known.
 */
export function inputsOf(
  declared: DeclaredOrganization,
  contents: Contents,
): Pick<Verdicts, 'common' | 'kinds'> | undefined {
  const { folder, root, sharedFiles, providers, documents } = declared;
  const rootContent = contents.get(root.origin.file);
  if (rootContent === undefined) return undefined;
  const lists = new Map<string, FileList>();
  for (const { kind, origin } of documents) {
    const { file } = origin;
    const list = lists.get(kind) ?? { last: '', text: '' };
    if (list.last === '') lists.set(kind, list);
    // Of the documents of a file all are the same if it is.
    if (list.last === file) continue;
    const content = contents.get(file);
    if (content === undefined) return undefined;
    list.last = file;
    // A path may hold spaces and line breaks: its length tells where it ends.
    list.text += `${content} ${file.length} ${file}\n`;
  }
  const common = sha256(JSON.stringify([folder, root.origin.file, rootContent, sharedFiles, providers]));
  const kinds = Object.fromEntries(namedKinds.map((kind) => [kind, sha256(lists.get(kind)?.text ?? '')]));
  return { common, kinds: kinds as Record<NamedKind, string> };
}

/** The files that declare documents of one kind, with their contents. */
interface FileList {
  last: string;
  text: string;
}
