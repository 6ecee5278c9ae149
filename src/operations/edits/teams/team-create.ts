import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { newDocument } from '../new-document.ts';
import { knownPerson, knownTeam } from './known-team.ts';

export interface TeamCreateOptions extends EditingOptions {
  readonly team: string;
  readonly displayName?: string;
  readonly description?: string;
  /** `core`, or `team/core`. */
  readonly parent?: string;
  /** `ana`, `member/ana` or `service-account/ci`. */
  readonly members?: readonly string[];
  readonly maintainers?: readonly string[];
}

/**
 * Edits the YAML so that there is one more team.
 * @throws BylawError `edit/unknown-team`, `edit/unknown-member`, what `newDocument` and `editRepository` throw
 */
export async function teamCreate(session: Session, options: TeamCreateOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const { organization } = source;
    const { displayName, description, parent } = options;
    const name = options.team.replace(/^team\//, '');
    const known = (people?: readonly string[]) => people?.map((person) => knownPerson(organization, person));
    const body = {
      displayName,
      description,
      parent: parent === undefined ? undefined : knownTeam(organization, parent).name,
      maintainers: known(options.maintainers),
      members: known(options.members),
    };
    return {
      subject: `Create team ${name}`,
      edits: [await newDocument(source, 'Team', name, body)],
    };
  });
}
