import type { Document } from '../../parse/document.ts';
import type { Organization } from '../model.ts';
import { declareOrganization } from '../organization/declare-organization.ts';
import { compareOrigins } from '../place.ts';
import { declareRepository } from '../repository/declared-repository.ts';
import type { Reference, ReferredKind } from './reference.ts';
import { referencesOf } from './references-of.ts';

/**
 * Every place where a document of an organization is referred to, in source order. Where other organizations use it
 * too, those of theirs are among them.
 */
export function referencesTo(
  documents: readonly Document[],
  { files, kind, name, organization }: ReferredDocument,
): readonly Reference[] {
  const repository = declareRepository(documents, { files, rejected: [] });
  const declared = repository.folders.flatMap((folder) => declareOrganization(folder, repository) ?? []);
  const own = declared.find((each) => each.organization.name === organization.name);
  const target = own?.named[kind].get(name);
  const found = declared
    .filter(({ named }) => named[kind].get(name) === target)
    .flatMap((each) => [...referencesOf(each)])
    .filter((reference) => reference.to === kind && reference.name === name);
  // What is shared is found once for each organization that uses it.
  const once = new Map(found.map((each) => [JSON.stringify([each.from, each.path]), each]));
  return [...once.values()].sort((a, b) => compareOrigins(wholeOf(a), wholeOf(b)));
}

interface ReferredDocument {
  readonly files: readonly string[];
  readonly kind: ReferredKind;
  readonly name: string;
  readonly organization: Pick<Organization, 'name'>;
}

function wholeOf({ from, path }: Reference): Reference['from'] {
  return { ...from, path: [...from.path, ...path] };
}
