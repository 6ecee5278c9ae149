import type { DocumentEdit } from '../../edit/document-edit.ts';
import type { Organization } from '../../model/model.ts';
import type { Reference } from '../../model/references/reference.ts';
import { referencesTo } from '../../model/references/references-to.ts';
import type { Origin } from '../../parse/document.ts';
import { placeLocator } from '../../parse/locate.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { noKeptModel } from '../kept-model.ts';
import { loadDocuments } from '../load-documents.ts';
import type { EditedKind } from './documents-of.ts';
import { settleEmptied } from './emptied-lists.ts';

/** A place that refers to a document. */
export interface FoundReference {
  readonly from: Origin;
  readonly path: readonly (string | number)[];
  /** As people read it: `organizations/acme/members.yaml:8:13`. */
  readonly place: string;
  /** The field that says it, such as `bindings`. */
  readonly written: string;
  /** What takes the reference out; undefined where something has to be named there. */
  readonly removal: DocumentEdit | undefined;
}

/** Fields that have to name something. */
const needed = new Set(['owner', 'membership.owners.role']);

interface NamedDocument {
  readonly kind: EditedKind;
  readonly name: string;
  readonly origin: Origin;
}

/** Every place that refers to one of some documents, but for those in the document itself. */
export async function foundReferences(
  { organization, tree, texts }: AskedSource,
  to: readonly NamedDocument[],
): Promise<readonly FoundReference[]> {
  const { paths: files } = texts;
  const { documents } = await loadDocuments(tree, files, noKeptModel.documents);
  const others = to.flatMap(({ kind, name, origin }) => {
    const found = referencesTo(documents, { files, kind, name, organization }).map(withinDocument);
    return found.filter(({ from }) => JSON.stringify(from) !== JSON.stringify(origin));
  });
  const members = new Set(defaulted(organization, to).map((origin) => JSON.stringify(origin)));
  const rangeOf = placeLocator(await texts.read(others.map(({ from }) => from.file)));
  const found = others.map((reference) => {
    const { from, path } = reference;
    const { file, document } = from;
    const { start } = rangeOf({ file, document, path: [...from.path, ...path], on: 'value' });
    const written = path.filter((step) => typeof step === 'string').join('.');
    const place = `${file}:${start.line}:${start.column}`;
    const hasToName = needed.has(written) || (written === 'role' && members.has(JSON.stringify(from)));
    return { from, path, place, written, removal: hasToName ? undefined : removalOf(reference) };
  });
  return settleEmptied(found, documents);
}

/** Members without a role would hold the standard one, which may give more than they had: somebody has to decide. */
function defaulted({ members, membership }: Organization, to: readonly NamedDocument[]): readonly Origin[] {
  const standard = membership.organizationRole?.default;
  if (standard === undefined || to.some(({ kind, name }) => kind === 'Role' && name === standard)) return [];
  return [...members.values()].map(({ origin }) => origin);
}

/** From the document that holds it, not from a binding of it. */
function withinDocument({ from, path }: Reference): Pick<Reference, 'from' | 'path'> {
  const depth = from.path[0] === 'items' ? 2 : 0;
  const { file, document } = from;
  return {
    from: { file, document, path: from.path.slice(0, depth) },
    path: [...from.path.slice(depth), ...path],
  };
}

/** The item of the innermost list goes, such as a binding or a member of a team; else the field. */
function removalOf({ from, path }: Pick<Reference, 'from' | 'path'>): DocumentEdit {
  const at = path.findLastIndex((step) => typeof step === 'number');
  if (at < 0) return { is: 'remove-field', place: { origin: from, kind: '', path } };
  const place = { origin: from, kind: '', path: path.slice(0, at) };
  return { is: 'remove-item', place, index: Number(path[at]) };
}
