import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';

export interface TokenRevokeOptions extends EditingOptions {
  /** `deploy`, or `token/deploy`. */
  readonly token: string;
}

/**
 * Edits the YAML so that a token may nothing any more, for good; its record stays.
 * @throws BylawError `edit/unknown-token`, `edit/already-revoked`, and what `editRepository` throws
 */
export async function tokenRevoke(session: Session, options: TokenRevokeOptions): Promise<EditReport> {
  return editRepository(session, options, ({ organization: { tokens } }) => {
    const name = options.token.replace(/^token\//, '');
    const token = tokens.get(name);
    if (token === undefined) {
      const hint = didYouMean(name, tokens.keys());
      throw new BylawError('edit/unknown-token', `there is no token \`${options.token}\``, hint);
    }
    if (token.revoked) {
      throw new BylawError('edit/already-revoked', `token \`${name}\` is revoked already`, {
        hint: 'declare another one: what is revoked stays so',
      });
    }
    const place = { origin: token.origin, kind: 'Token', path: ['revoked'] };
    return { subject: `Revoke token ${name}`, edits: [{ is: 'set-field', place, value: true }] };
  });
}
