import { isReadableJson } from '../../digest/canonical-json.ts';
import { validateInvitation } from '../../schema/validate-format.ts';
import { corruptLedger } from '../corrupt.ts';
import { parseLedgerJson } from '../parse-ledger-json.ts';
import type { Invitation } from './invitation.ts';

/** The invitation that a file of the ledger holds; throws `ledger/corrupt` naming `path`. */
export function parseInvitation(path: string, text: string, member: string): Invitation {
  const value = parseLedgerJson(path, text);
  const [mistake] = validateInvitation(value);
  if (mistake !== undefined)
    throw corruptLedger(
      `${path} is no invitation: ${['', ...mistake.path].join('/') || '/'} ${mistake.message}`,
    );
  if (!isReadableJson(value, text)) throw corruptLedger(`${path} is not written as Bylaw writes it`);
  const invitation = value as unknown as Invitation;
  if (invitation.member !== member) throw corruptLedger(`${path} is the invitation of somebody else`);
  const { status, codeHash, expires, ended, identity } = invitation;
  const isConsistent =
    status === 'pending'
      ? ended === undefined && identity === undefined
      : ended !== undefined && codeHash === undefined && expires === undefined;
  if (!isConsistent || (status === 'cancelled' && identity !== undefined))
    throw corruptLedger(`${path} is ${status}, and says what no such invitation has`);
  return invitation;
}
