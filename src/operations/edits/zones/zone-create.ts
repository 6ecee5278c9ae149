import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument, plainName } from '../known-document.ts';
import { newDocument } from '../new-document.ts';

export interface ZoneCreateOptions extends EditingOptions {
  readonly zone: string;
  /** Patterns of what is in it. */
  readonly resources: readonly string[];
  readonly displayName?: string;
  readonly description?: string;
  /** Whether allows from bindings that name no zone stop at its border. */
  readonly isolated?: boolean;
  /** The roles to choose from in it, of which a member holds one at most. */
  readonly roles?: readonly string[];
}

/**
 * Edits the YAML so that there is one more zone.
 * @throws BylawError `edit/unknown-role`, what `newDocument` and `editRepository` throw
 */
export async function zoneCreate(session: Session, options: ZoneCreateOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const { displayName, description, resources, isolated, roles } = options;
    const name = plainName('Zone', options.zone);
    const known = roles?.map((role) => knownDocument(source.organization, 'Role', role).name);
    const body = {
      displayName,
      description,
      resources,
      isolated: isolated === true ? true : undefined,
      roles: known === undefined ? undefined : { oneOf: known },
    };
    return { subject: `Create zone ${name}`, edits: [await newDocument(source, 'Zone', name, body)] };
  });
}
