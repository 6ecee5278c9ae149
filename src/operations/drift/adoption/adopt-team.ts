import type { RecordedChange } from '../../../audit/entry.ts';
import type { Json, JsonObject } from '../../../digest/json.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Team } from '../../../model/model.ts';
import type { ObjectAddress } from '../../../plan/address.ts';
import { foundReferences } from '../../edits/found-references.ts';
import { type Adopting, type Adoption, nothingToEdit } from './adopting.ts';

/** Where a field of a team in a target is written in the files. */
const fields: Readonly<Record<string, readonly string[]>> = {
  displayName: ['displayName'],
  description: ['description'],
  parent: ['parent'],
  name: ['github', 'name'],
  privacy: ['github', 'privacy'],
  notifications: ['github', 'notifications'],
};

/** What a target shows of a team and nobody declares. */
const observed = new Set(['number', 'slug']);

/** A team is gone, or is described, seen or placed in another way. */
export async function adoptTeam(
  adopting: Adopting,
  { before, after }: RecordedChange,
  { name }: ObjectAddress,
): Promise<Adoption> {
  const team = adopting.source.organization.teams.get(name);
  if (team === undefined) return after === null ? nothingToEdit : { why: 'the files do not declare it' };
  if (after === null) return goneTeam(adopting, team);
  const changed = Object.keys({ ...before, ...after }).filter((field) => !observed.has(field));
  const strange = changed.filter((field) => fields[field] === undefined);
  if (strange.length > 0)
    return { why: `${strange.join(', ')} cannot be written back: edit the files by hand` };
  const { parent } = after;
  if (typeof parent === 'string' && !adopting.source.organization.teams.has(parent))
    return { why: `the files declare no team \`${parent}\`, which is above it now` };
  return { edits: fieldEdits(team, changed, after) };
}

function fieldEdits(team: Team, changed: readonly string[], after: JsonObject): readonly DocumentEdit[] {
  const own = changed.filter((field) => fields[field]?.length === 1);
  const github = changed.filter((field) => fields[field]?.length === 2);
  const value = (field: string): Json | undefined =>
    field === 'name' && after.name === team.name ? undefined : after[field];
  const place = (path: readonly string[]) => ({ origin: team.origin, kind: 'Team', path });
  const edits = own.flatMap((field) => fieldEdit(place([field]), value(field), has(team, field)));
  if (team.github !== undefined) {
    const known = team.github;
    return [
      ...edits,
      ...github.flatMap((field) =>
        fieldEdit(place(['github', field]), value(field), Object.hasOwn(known, field)),
      ),
    ];
  }
  const said = github.flatMap((field) => {
    const now = value(field);
    return now === undefined ? [] : [[field, now] as const];
  });
  if (said.length === 0) return edits;
  return [...edits, { is: 'set-field', place: place(['github']), value: Object.fromEntries(said) }];
}

function has(team: Team, field: string): boolean {
  return (team as unknown as JsonObject)[field] !== undefined;
}

function fieldEdit(
  place: { readonly origin: Team['origin']; readonly kind: string; readonly path: readonly string[] },
  value: Json | undefined,
  isThere: boolean,
): readonly DocumentEdit[] {
  if (value !== undefined) return [{ is: 'set-field', place, value }];
  return isThere ? [{ is: 'remove-field', place }] : [];
}

/** With all that names it, but for what has to name something. */
async function goneTeam({ source }: Adopting, { name, origin }: Team): Promise<Adoption> {
  const references = await foundReferences(source, [{ kind: 'Team', name, origin }]);
  const stuck = references.find(({ removal }) => removal === undefined);
  if (stuck !== undefined) return { why: `${stuck.place} names it as \`${stuck.written}\`` };
  const removals = new Map(references.map(({ removal }) => [JSON.stringify(removal), removal]));
  return {
    edits: [
      ...[...removals.values()].flatMap((removal) => (removal === undefined ? [] : [removal])),
      { is: 'remove-document', kind: 'Team', origin },
    ],
  };
}
