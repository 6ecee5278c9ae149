import type { Organization } from '../../model/model.ts';

/** The service accounts of `member/ana` or `team/core`, by name. */
export function serviceAccountsOf({ serviceAccounts }: Organization, owner: string): readonly string[] {
  return [...serviceAccounts.values()].filter((each) => each.owner === owner).map(({ name }) => name);
}
