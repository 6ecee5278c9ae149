import { sha256 } from '../../digest/digest.ts';
import type { DeclaredOrganization, NamedKind } from '../organization/declared-organization.ts';
import { namedKinds } from '../organization/named-kinds.ts';
import { partOf, parts } from './part-of.ts';
import type { KindInputs, RuleInputs } from './verdicts.ts';

/** The id of the content of the file at a path, where it is known. */
export type Contents = (path: string) => string | undefined;

/**
 * What tells the organization from every other that its rules could be asked of: by kind, the files that declare its
 * documents and what stands in them. Undefined where the content of one is not known, and where two documents have
 * one name: which of them counts depends on the other.
 */
export function inputsOf(declared: DeclaredOrganization, contents: Contents): RuleInputs | undefined {
  const { folder, root, sharedFiles, providers, documents, named } = declared;
  const rootContent = contents(root.origin.file);
  if (rootContent === undefined) return undefined;
  const lists = new Map<string, FileLists>();
  for (const { kind, origin } of documents) {
    const { file } = origin;
    const list = lists.get(kind) ?? newLists();
    if (list.documents === 0) lists.set(kind, list);
    list.documents += 1;
    // Of the documents of a file all are the same if it is.
    if (list.last === file) continue;
    const content = contents(file);
    if (content === undefined) return undefined;
    list.last = file;
    // A path may hold spaces and line breaks: its length tells where it ends.
    list.parts[partOf(file)] += `${content} ${file.length} ${file}\n`;
  }
  if (namedKinds.some((kind) => (lists.get(kind)?.documents ?? 0) !== named[kind].size)) return undefined;
  const common = sha256(JSON.stringify([folder, root.origin.file, rootContent, sharedFiles, providers]));
  const kinds = Object.fromEntries(
    namedKinds.map((kind) => [kind, kindInputs(lists.get(kind), named[kind].keys())]),
  );
  return { common, kinds: kinds as Record<NamedKind, KindInputs> };
}

/** The files that declare documents of one kind, with their contents. */
interface FileLists {
  documents: number;
  last: string;
  readonly parts: string[];
}

function newLists(): FileLists {
  return { documents: 0, last: '', parts: new Array<string>(parts).fill('') };
}

function kindInputs(lists: FileLists | undefined, names: Iterable<string>): KindInputs {
  if (lists === undefined) return none;
  const digests = lists.parts.map((part) => (part === '' ? '' : sha256(part)));
  return { content: sha256(digests.join('\n')), names: sha256(JSON.stringify([...names])), parts: digests };
}

const none: KindInputs = { content: '', names: '', parts: [] };
