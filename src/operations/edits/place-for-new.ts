import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { NewPlace } from '../../edit/document-edit.ts';
import type { Organization } from '../../model/model.ts';
import { sharedFolder, territories } from '../../model/repository/organization-folders.ts';
import type { Origin } from '../../parse/document.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { loadSettings } from '../load-model.ts';
import { documentsOf, type EditedKind } from './documents-of.ts';

/** The folders of the first document of a kind, in that of its organization. */
const folders: Readonly<Record<EditedKind, string>> = {
  Member: 'members',
  ServiceAccount: 'service-accounts',
  Token: 'tokens',
  Team: 'teams',
  Role: 'roles',
  Policy: 'policies',
  Zone: 'zones',
};

const namePattern = /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/;

/**
 * Where a new document of a kind comes: where the organization keeps most of that kind. That may be a list form, a
 * file of several documents, or a folder, where it is a file of its own, named after it; the first of its kind is
 * `teams/core.yaml` in the folder of the organization. Nothing new is put into `shared/`, which other organizations use.
 * @throws BylawError `edit/invalid-name`
 */
export async function placeForNew(source: AskedSource, kind: EditedKind, name: string): Promise<NewPlace> {
  // It becomes the name of a file.
  if (!namePattern.test(name)) throw invalidName(name);
  const homes = homesOf(source.organization, kind);
  const home = homes.reduce<Home | undefined>(
    (best, each) => (best === undefined || each.count > best.count ? each : best),
    undefined,
  );
  if (home === undefined)
    return { in: 'new-file', file: freeFile(source, await ownFolder(source, kind), name) };
  if (home.in !== 'folder') return home;
  const { folder, like } = home;
  const [model] = await source.texts.read([like]);
  const file = freeFile(source, folder, name, like.slice(like.lastIndexOf('.')));
  return { in: 'new-file', file, ...(model === undefined ? {} : { like: model.text }) };
}

type Home = { readonly count: number } & (
  | { readonly in: 'list' | 'file'; readonly file: string; readonly document: number }
  | { readonly in: 'folder'; readonly folder: string; readonly like: string }
);

/** Where documents of a kind are: lists first, then files of several documents, then folders; each by its name. */
function homesOf(organization: Organization, kind: EditedKind): readonly Home[] {
  const own = [...documentsOf(organization, kind).values()]
    .map(({ origin }) => origin)
    .filter(({ file }) => !file.startsWith(sharedFolder));
  const several = filesOfSeveral(organization);
  const lists = grouped(own, ({ file, document, path }) =>
    path.length > 0 ? `${file} ${document}` : undefined,
  );
  const files = grouped(own, ({ file, path }) => (path.length === 0 && several.has(file) ? file : undefined));
  const apart = grouped(own, ({ file, path }) =>
    path.length === 0 && !several.has(file) ? folderOf(file) : undefined,
  );
  return [
    ...lists.map(
      ({ first, count }): Home => ({ in: 'list', file: first.file, document: first.document, count }),
    ),
    ...files.map(({ first, last, count }): Home => ({ in: 'file', file: first.file, document: last, count })),
    ...apart.map(({ key, first, count }): Home => ({ in: 'folder', folder: key, like: first.file, count })),
  ];
}

interface Group {
  readonly key: string;
  readonly first: Origin;
  /** The number of the last document. */
  readonly last: number;
  readonly count: number;
}

function grouped(
  origins: readonly Origin[],
  keyOf: (origin: Origin) => string | undefined,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const origin of origins) {
    const key = keyOf(origin);
    if (key === undefined) continue;
    const { first = origin, last = 0, count = 0 } = groups.get(key) ?? {};
    groups.set(key, { key, first, last: Math.max(last, origin.document), count: count + 1 });
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Files that hold more than one document, as far as this organization's documents tell. */
function filesOfSeveral(organization: Organization): ReadonlySet<string> {
  const origins = [organization.origin, ...allDocuments(organization)];
  return new Set(origins.filter(({ document }) => document > 0).map(({ file }) => file));
}

function allDocuments(organization: Organization): readonly Origin[] {
  const { services, members, serviceAccounts, tokens, teams, roles, policies, zones, ...others } =
    organization;
  const { guardrails, accessTests, targets } = others;
  return [
    ...[services, members, serviceAccounts, tokens, teams, roles, policies, zones],
    ...[guardrails, accessTests, targets],
  ].flatMap((kind) => [...kind.values()].map(({ origin }) => origin));
}

async function ownFolder({ organization, tree }: AskedSource, kind: EditedKind): Promise<string> {
  const territoryOf = territories((await loadSettings(tree)).organizations);
  const territory = territoryOf(organization.origin.file);
  const folder = territory.in === 'organization' ? territory.folder : folderOf(organization.origin.file);
  return `${folder}/${folders[kind]}`;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}

/** A file that is not there, named after the document; its name may be that of a document of another kind. */
function freeFile({ texts }: AskedSource, folder: string, name: string, extension = '.yaml'): string {
  const taken = new Set(texts.paths);
  let file = `${folder}/${name}${extension}`;
  for (let count = 2; taken.has(file); count += 1) file = `${folder}/${name}-${count}${extension}`;
  return file;
}

function invalidName(name: string): BylawError {
  return new BylawError('edit/invalid-name', `\`${name}\` cannot be a name`, {
    hint: 'use up to 63 lower-case letters, digits, `.`, `_` and `-`, the first and last a letter or digit',
  });
}
