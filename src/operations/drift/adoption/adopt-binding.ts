import type { RecordedChange } from '../../../audit/entry.ts';
import type { Json, JsonObject } from '../../../digest/json.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Binding, Role } from '../../../model/model.ts';
import type { BindingAddress, HolderKind } from '../../../plan/address.ts';
import { bindingKey } from '../../../plan/address.ts';
import { documentsOf, type EditedKind } from '../../edits/documents-of.ts';
import { boundTo } from '../../edits/roles/assign-role.ts';
import { type Adopting, type Adoption, nothingToEdit } from './adopting.ts';
import { roleMeaning } from './role-meaning.ts';

const kinds = {
  member: 'Member',
  team: 'Team',
  'service-account': 'ServiceAccount',
  token: 'Token',
} as const satisfies Record<HolderKind, EditedKind>;

/** Somebody was given a role, or lost it. */
export function adoptBinding(
  adopting: Adopting,
  { action, before, after }: RecordedChange,
  { holder: { kind, name }, key }: BindingAddress,
): Adoption {
  const editedKind = kinds[kind];
  const holder = documentsOf(adopting.source.organization, editedKind).get(name);
  if (holder === undefined) return after === null ? nothingToEdit : { why: 'the files do not declare who' };
  if (action === 'update') return { why: 'its dates and reasons are edited by hand' };
  if (after === null) return removed(adopting, holder.bindings, before ?? {}, key);
  const isFit = ({ assignableTo }: Role) => assignableTo.includes(kind);
  const found = roleMeaning(adopting, 'assignedOrganizationRole', String(after.role), isFit);
  if ('why' in found) return found;
  const binding = { ...after, role: found.role };
  const written: Json = Object.keys(after).length === 1 ? found.role : binding;
  return { edits: [boundTo(holder.origin, editedKind, written)] };
}

function removed(
  { source, section }: Adopting,
  bindings: readonly Binding[],
  { role }: JsonObject,
  key: string,
): Adoption {
  const own = bindings.filter((binding) => {
    if (section.provider.project === undefined) return bindingKey(plainBinding(binding)) === key;
    const { github } = source.organization.roles.get(binding.role) ?? {};
    return (
      github?.assignedOrganizationRole === role && binding.zone === undefined && binding.on === undefined
    );
  });
  return { edits: own.map(bindingRemoval) };
}

function plainBinding({ role, zone, on }: Binding): JsonObject {
  return { role, ...(zone === undefined ? {} : { zone }), ...(on === undefined ? {} : { on }) };
}

/** Wherever it is written: with its holder or with its zone. */
export function bindingRemoval({ origin: { file, document, path } }: Binding): DocumentEdit {
  const place = { origin: { file, document, path: path.slice(0, -2) }, kind: '', path: path.slice(-2, -1) };
  return { is: 'remove-item', place, index: Number(path.at(-1)) };
}
