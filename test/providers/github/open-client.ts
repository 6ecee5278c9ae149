import {
  type ClientContext,
  openGithubClient,
} from '../../../src/providers/github/client/open-github-client.ts';
import { VirtualClock } from './virtual-clock.ts';

export const testToken = `ghp_${'t'.repeat(36)}`;

/** A client of the organization `acme` on a server of a test. */
export async function openClient(url: string, options: Partial<ClientContext> = {}) {
  const clock = new VirtualClock();
  const client = await openGithubClient({
    organization: 'acme',
    coordinates: { baseUrl: url },
    environment: { GITHUB_TOKEN: testToken },
    now: clock.instant,
    wait: clock.wait,
    ...options,
  });
  return { client, clock };
}
