import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { Member, Organization } from '../../../model/model.ts';

/** `ana`, or `member/ana`. Throws `edit/unknown-member`. */
export function knownMember({ members }: Organization, name: string): Member {
  const plain = name.replace(/^member\//, '');
  const member = members.get(plain);
  if (member !== undefined) return member;
  const hint = didYouMean(plain, members.keys());
  throw new BylawError('edit/unknown-member', `there is no member \`${name}\``, hint);
}
