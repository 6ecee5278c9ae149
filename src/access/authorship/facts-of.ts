import type { Json, JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { type Fact, type Facts, type Needed, note } from './fact.ts';
import {
  noteDocuments,
  noteFields,
  noteRulingDocuments,
  ordered,
  unlessEmpty,
} from './facts-of-documents.ts';
import { noteLinks } from './facts-of-links.ts';
import { notePrincipals } from './facts-of-principals.ts';

/**
 * All that a repository says of an organization, as facts that can be compared with those of another commit.
 *
 * @param repository what `bylaw.yaml` says: it is about every organization
 */
export function factsOf(organization: Organization, repository: JsonObject = {}): Facts {
  const facts = new Map<string, Fact>();
  noteItself(facts, organization);
  noteRepository(facts, organization, repository);
  noteDocuments(facts, organization);
  notePrincipals(facts, organization);
  noteLinks(facts, organization);
  return facts;
}

/**
 * Of these what decides what counts, whoever has what: what is said of the organization, of the repository, and of
 * services, guardrails and targets. By itself, since finding all of the others out takes most of the time.
 */
export function rulingFactsOf(organization: Organization, repository: JsonObject): Facts {
  const facts = new Map<string, Fact>();
  noteItself(facts, organization);
  noteRepository(facts, organization, repository);
  noteRulingDocuments(facts, organization);
  return facts;
}

/** Its id is what tells that it is the same: whatever else it is called, it is compared under the one it had. */
function noteItself(facts: Map<string, Fact>, organization: Organization): void {
  const { id, name, previously, displayName, description, resourceNames, settings, boundary } = organization;
  const { membership, uses, waivers, risk } = organization;
  const about = 'organization';
  const edit: readonly Needed[] = [['organization.edit', `organization/${name}`]];
  const transfer: readonly Needed[] = [...edit, ['organization.transfer', `organization/${name}`]];
  note(facts, { about, value: true, adding: transfer, at: placeAt(organization.origin, ['name']) });
  const { owners, ...rest } = membership.written;
  noteFields(facts, about, edit, organization, {
    ...{ id, name, displayName, description, resourceNames, settings: ordered(settings) },
    ...{ previously: unlessEmpty(previously), boundary: unlessEmpty(boundary), uses: ordered(uses) },
    waivers: waivers.map(({ origin: _, ...waiver }) => JSON.stringify(waiver)).sort(),
    ...{ membership: ordered(rest), risk: ordered(risk) },
  });
  note(facts, {
    about,
    field: 'membership.owners',
    value: ordered(owners),
    adding: transfer,
    at: placeAt(organization.origin, ['membership']),
  });
}

/** Where the record is kept, and which folders are organizations: as much as any organization says of itself. */
function noteRepository(
  facts: Map<string, Fact>,
  { name, origin }: Organization,
  repository: JsonObject,
): void {
  const adding: readonly Needed[] = [['organization.edit', `organization/${name}`]];
  for (const [field, value] of Object.entries(repository))
    note(facts, {
      about: 'bylaw.yaml',
      field,
      value: ordered(value) as Json,
      adding,
      at: { ...placeAt(origin, [field]), file: 'bylaw.yaml', document: 0, path: [field] },
    });
}
