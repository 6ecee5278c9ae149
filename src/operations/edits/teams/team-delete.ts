import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type DeleteOptions, deleteDocument } from '../delete-document.ts';
import type { FoundReference } from '../found-references.ts';
import { knownDocument } from '../known-document.ts';

export interface TeamDeleteOptions extends DeleteOptions {
  readonly team: string;
  /** The team that those below it come under; default: it is refused while there are any. */
  readonly moveChildrenTo?: string;
}

/**
 * Edits the YAML so that a team is no longer declared. Those below it are not taken out with the references to it:
 * what they inherit has to be settled by whoever deletes it.
 * @throws BylawError `edit/unknown-team`, and what `deleteDocument` throws
 */
export async function teamDelete(session: Session, options: TeamDeleteOptions): Promise<EditReport> {
  const { team, moveChildrenTo } = options;
  return deleteDocument(session, { kind: 'Team', name: team }, options, ({ organization }, found) => {
    const children = found.filter(isParent);
    const others = found.filter((each) => !isParent(each));
    if (moveChildrenTo === undefined) {
      return { edits: [], left: [...children.map((child) => ({ ...child, removal: undefined })), ...others] };
    }
    const parent = knownDocument(organization, 'Team', moveChildrenTo).name;
    return { edits: children.map((child) => movedTo(child, parent)), left: others };
  });
}

function isParent({ written }: FoundReference): boolean {
  return written === 'parent';
}

function movedTo({ from, path }: FoundReference, parent: string): DocumentEdit {
  return { is: 'set-field', place: { origin: from, kind: 'Team', path }, value: parent };
}
