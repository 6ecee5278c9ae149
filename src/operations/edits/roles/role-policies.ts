import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { Organization } from '../../../model/model.ts';
import { policyName } from '../../../model/references/reference.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { foundReferences } from '../found-references.ts';
import { knownDocument, plainName } from '../known-document.ts';

export interface RolePolicyOptions extends EditingOptions {
  readonly role: string;
  /** `read-events`, which follows its default version, or `read-events@3`, which stays that. */
  readonly policy: string;
}

/**
 * Edits the YAML so that a role holds a policy.
 * @throws BylawError `edit/unknown-role`, `edit/unknown-policy`, `edit/already-attached`, and what `editRepository` throws
 */
export async function roleAttachPolicy(session: Session, options: RolePolicyOptions): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const role = knownDocument(organization, 'Role', options.role);
    const policy = policyToWrite(organization, options.policy);
    const attached = role.policies.find((each) => policyName(each) === policyName(policy));
    if (attached !== undefined) throw alreadyAttached(role.name, attached);
    const place = { origin: role.origin, kind: 'Role', path: ['policies'] };
    return {
      subject: `Attach policy ${policy} to role ${role.name}`,
      edits: [{ is: 'add-item', place, item: policy }],
    };
  });
}

/**
 * Edits the YAML so that a role no longer holds a policy, whichever version it held.
 * @throws BylawError `edit/unknown-role`, `edit/not-attached`, and what `editRepository` throws
 */
export async function roleDetachPolicy(session: Session, options: RolePolicyOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const role = knownDocument(source.organization, 'Role', options.role);
    const name = policyName(plainName('Policy', options.policy));
    const policy = source.organization.policies.get(name);
    const found =
      policy === undefined
        ? []
        : await foundReferences(source, [{ kind: 'Policy', name, origin: policy.origin }]);
    const place = JSON.stringify(role.origin);
    const edits = found.flatMap(({ from, removal }) =>
      removal !== undefined && JSON.stringify(from) === place ? [removal] : [],
    );
    if (edits.length === 0) throw notAttached(role.name, name, role.policies);
    return { subject: `Detach policy ${name} from role ${role.name}`, edits };
  });
}

/** As a role names it. Throws `edit/unknown-policy`. */
export function policyToWrite(organization: Organization, given: string): string {
  const written = plainName('Policy', given);
  const { name } = knownDocument(organization, 'Policy', policyName(written));
  return `${name}${written.slice(policyName(written).length)}`;
}

function alreadyAttached(role: string, policy: string): BylawError {
  return new BylawError('edit/already-attached', `role \`${role}\` holds \`${policy}\` already`, {
    hint: `for another version, \`bylaw role detach-policy ${role} ${policyName(policy)}\` first`,
  });
}

function notAttached(role: string, policy: string, held: readonly string[]): BylawError {
  const hint = didYouMean(policy, held.map(policyName));
  return new BylawError('edit/not-attached', `role \`${role}\` does not hold policy \`${policy}\``, hint);
}
