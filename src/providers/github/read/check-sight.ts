import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { GithubClient } from '../client/github-client.ts';

/**
 * Throws where GitHub would answer with a part of the organization as if it were the whole. On github.com invitations
 * are refused to all but owners, and end the read; GitHub Enterprise Server has none.
 */
export async function checkSight(
  client: GithubClient,
  organization: string,
  viewerCanAdminister: unknown,
): Promise<void> {
  const installation = await client.installation();
  if (installation?.seesAllRepositories === false) {
    throw new BylawError(
      'provider/forbidden',
      `the app sees only some of the repositories of ${organization}`,
      {
        hint: 'install it on all repositories: what teams have on the others would look as if it were gone',
      },
    );
  }
  if (client.isServer && installation === undefined && viewerCanAdminister !== true) {
    throw new BylawError('provider/forbidden', `the token is not that of an owner of ${organization}`, {
      hint: 'use the token of an owner: nobody else sees secret teams, which would look as if they were gone',
    });
  }
}
