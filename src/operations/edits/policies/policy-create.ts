import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { plainName } from '../known-document.ts';
import { newDocument } from '../new-document.ts';

export interface PolicyCreateOptions extends EditingOptions {
  readonly policy: string;
  readonly displayName?: string;
  readonly description?: string;
  /** Actions that it allows, and actions that it denies: a statement each. */
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  /** The resources of both; default: every resource. */
  readonly resources?: readonly string[];
}

/**
 * Edits the YAML so that there is one more policy, of at most two statements: conditions and more are written by hand.
 * @throws BylawError `edit/nothing-said`, what `newDocument` and `editRepository` throw
 */
export async function policyCreate(session: Session, options: PolicyCreateOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const { displayName, description, allow, deny, resources } = options;
    const name = plainName('Policy', options.policy);
    const within = resources === undefined ? {} : { resources };
    const statements = [
      ...(allow === undefined ? [] : [{ effect: 'allow', actions: allow, ...within }]),
      ...(deny === undefined ? [] : [{ effect: 'deny', actions: deny, ...within }]),
    ];
    if (statements.length === 0) throw nothingSaid(name);
    const body = { displayName, description, statements };
    return { subject: `Create policy ${name}`, edits: [await newDocument(source, 'Policy', name, body)] };
  });
}

function nothingSaid(name: string): BylawError {
  return new BylawError('edit/nothing-said', `policy \`${name}\` would say nothing`, {
    hint: 'give it actions by --allow or --deny',
  });
}
