import type { CompiledAccess } from '../../access/compiled-access.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization } from '../../model/model.ts';

/**
 * Whom `member/ana` means, or `ana` where one principal alone has that name.
 * @throws BylawError `access/unknown-principal`, `access/ambiguous-principal`
 */
export function findPrincipal({ principals, organization }: CompiledAccess, text: string): string {
  if (principals.includes(text)) return text;
  const named = principals.filter((each) => each.slice(each.indexOf('/') + 1) === text);
  const [first, ...others] = named;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    throw new BylawError('access/ambiguous-principal', `\`${text}\` is the name of several`, {
      hint: `write ${named.map((each) => `\`${each}\``).join(' or ')}`,
    });
  }
  const known = text.includes('/')
    ? principals
    : [...new Set(principals.map((each) => each.slice(each.indexOf('/') + 1)))];
  throw new BylawError(
    'access/unknown-principal',
    `${organization.name} has no principal \`${text}\``,
    byEmail(organization, text) ??
      misplaced(text) ??
      didYouMean(
        text,
        known,
        'a principal is written `member/ana`, `team/core`, `service-account/ci` or `token/deploy`',
      ),
  );
}

/** Who has an e-mail that was given for a name. */
function byEmail({ members }: Organization, text: string): { readonly hint: string } | undefined {
  const wanted = text.toLowerCase();
  if (!text.includes('@')) return undefined;
  const found = [...members.values()].find(({ email }) => email?.toLowerCase() === wanted);
  return found && { hint: `that is the e-mail of \`member/${found.name}\`` };
}

/** No name holds a colon; an action and a resource do. */
function misplaced(text: string): { readonly hint: string } | undefined {
  if (!text.includes(':')) return undefined;
  return { hint: 'the principal comes first, then the action, then the resource' };
}
