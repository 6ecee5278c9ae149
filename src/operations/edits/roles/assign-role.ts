import type { Json } from '../../../digest/json.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Origin } from '../../../parse/document.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { wordsFor } from '../documents-of.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument } from '../known-document.ts';
import { type BindingChoice, bindingToRemove } from './binding-to-remove.ts';
import { bindingToWrite, type HolderKind, type RoleAssignment } from './role-assignment.ts';

/** Who holds a role. */
export interface RoleHolder {
  readonly kind: HolderKind;
  /** `writers`, or `team/writers`. */
  readonly name: string;
}

/**
 * Edits the YAML so that somebody holds a role.
 * @throws BylawError `edit/unknown-team` and so on, what `bindingToWrite` and `editRepository` throw
 */
export async function assignRole(
  session: Session,
  { kind, name }: RoleHolder,
  options: EditingOptions & RoleAssignment,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const holder = knownDocument(organization, kind, name);
    const binding = bindingToWrite(session, organization, kind, holder, options);
    return {
      subject: `Assign role ${roleIn(binding)} to ${wordsFor[kind]} ${holder.name}`,
      edits: [boundTo(holder.origin, kind, binding)],
    };
  });
}

/**
 * Edits the YAML so that somebody no longer holds a role.
 * @throws BylawError `edit/unknown-team` and so on, what `bindingToRemove` and `editRepository` throw
 */
export async function removeRole(
  session: Session,
  { kind, name }: RoleHolder,
  options: EditingOptions & BindingChoice,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const holder = knownDocument(organization, kind, name);
    return {
      subject: `Remove role ${options.role} from ${wordsFor[kind]} ${holder.name}`,
      edits: [bindingToRemove(holder, options)],
    };
  });
}

/** The edit that writes a binding with a document. */
export function boundTo(origin: Origin, kind: string, binding: Json): DocumentEdit {
  return { is: 'add-item', place: { origin, kind, path: ['bindings'] }, item: binding };
}

function roleIn(binding: Json): string {
  return typeof binding === 'string' ? binding : String((binding as { readonly role: Json }).role);
}
