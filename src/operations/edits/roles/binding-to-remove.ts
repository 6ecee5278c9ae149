import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Binding } from '../../../model/model.ts';
import { plainName } from '../known-document.ts';
import type { RoleAssignment } from './role-assignment.ts';

/** Which binding of a holder is meant: by its role alone where that tells. */
export type BindingChoice = Pick<RoleAssignment, 'role' | 'zone' | 'on'>;

/**
 * The edit that takes a binding out, wherever it is written: with its holder or with its zone.
 * @throws BylawError `edit/not-assigned`, `edit/which-binding`
 */
export function bindingToRemove(
  holder: { readonly name: string; readonly bindings: readonly Binding[] },
  choice: BindingChoice,
): DocumentEdit {
  const role = plainName('Role', choice.role);
  const zone = choice.zone === undefined ? undefined : plainName('Zone', choice.zone);
  const scope = choice.on === undefined ? undefined : [...new Set(choice.on)].sort();
  const found = holder.bindings.filter(
    (each) =>
      each.role === role &&
      (zone === undefined || each.zone === zone) &&
      (scope === undefined || JSON.stringify(each.on) === JSON.stringify(scope)),
  );
  const [binding, ...others] = found;
  if (binding === undefined) throw notAssigned(holder, role);
  if (others.length > 0) throw whichBinding(holder.name, role, found);
  const { file, document, path } = binding.origin;
  const place = { origin: { file, document, path: path.slice(0, -2) }, kind: '', path: path.slice(-2, -1) };
  return { is: 'remove-item', place, index: Number(path.at(-1)) };
}

function notAssigned(
  { name, bindings }: { readonly name: string; readonly bindings: readonly Binding[] },
  role: string,
): BylawError {
  const held = [...new Set(bindings.map((each) => each.role))].sort();
  const hint = didYouMean(role, held, held.length === 0 ? undefined : `it holds ${held.join(', ')}`);
  return new BylawError('edit/not-assigned', `role \`${role}\` is not bound to \`${name}\` so`, hint);
}

function whichBinding(holder: string, role: string, found: readonly Binding[]): BylawError {
  return new BylawError('edit/which-binding', `\`${holder}\` holds \`${role}\` several times`, {
    details: found.map(({ zone, on, origin }) => {
      const where = [
        ...(zone === undefined ? [] : [`--zone ${zone}`]),
        ...(on ?? []).map((each) => `--on ${each}`),
      ];
      return `${where.length === 0 ? 'on the whole organization' : where.join(' ')} (${origin.file})`;
    }),
    hint: 'say which by --zone or --on',
  });
}
