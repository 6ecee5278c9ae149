import { describe, onTestFinished } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import type { StateEntries } from '../../../src/plan/state.ts';
import { githubProvider } from '../../../src/providers/github/github-provider.ts';
import { type GithubEmulator, startGithubEmulator } from '../../github-emulator/start-github-emulator.ts';
import { member, organization, serviceAccount, target, team } from '../../plan/world.ts';
import { type Fixture, providerContract, type World } from '../contract.ts';
import { memoryRecording } from '../recording.ts';

const logins = ['ana', 'bo', 'cy', 'archive'];
const accountOf = (login: string) => 501 + logins.indexOf(login);
const person = (login: string): JsonObject => ({ role: 'member', login, account: accountOf(login) });

const github: Fixture = {
  scope: { organization: 'philharmonic', target: 'github' },
  entries: new Map<string, JsonObject>([
    ['member:philharmonic/ana', person('ana')],
    ['member:philharmonic/bo', person('bo')],
    ['service-account:philharmonic/archive', person('archive')],
    ['team:philharmonic/strings', { name: 'strings', description: 'violins to basses' }],
    ['team-member:philharmonic/strings/ana', { role: 'maintainer' }],
    ['team-member:philharmonic/strings/service-account/archive', { role: 'member' }],
    ['repository-permission:philharmonic/strings/score', { permission: 'triage' }],
  ]),
  choir: { name: 'choir', description: 'sings' },
  cy: person('cy'),
  described: { name: 'strings', description: 'violins to cellos' },
};

const identities = (login: string) => ({ identities: { github: { login } } });

/** All that the contract may ever declare: names are told by it. */
const declared = organization({
  name: 'philharmonic',
  members: ['ana', 'bo', 'cy'].map((name) => member(name, identities(name))),
  serviceAccounts: [serviceAccount('archive', identities('archive'))],
  teams: [team('strings', []), team('choir', []), team('string-section', [], { previously: ['harps'] })],
});

async function githubWorld(): Promise<World> {
  const emulator = await startGithubEmulator({ organizations: [] });
  onTestFinished(() => emulator.close());
  for (const login of logins) emulator.state.addAccount(login, { id: accountOf(login) });
  emulator.state.addOrganization('philharmonic');
  emulator.state.addRepository('philharmonic', 'Score');
  const { recorded, record } = memoryRecording();
  const { clock, token, url } = emulator;
  const coordinates = { baseUrl: url };
  return {
    fixture: github,
    provider: githubProvider({
      ...{ organization: 'philharmonic', declared, coordinates },
      target: target({ name: 'github', provider: 'github', coordinates }),
      environment: { GITHUB_TOKEN: token },
      now: () => clock.now(),
      progress: { step: () => undefined },
      wait: (milliseconds, signal) => clock.wait(milliseconds, signal),
      signal: undefined,
      readRecorded: recorded,
    }),
    recorded,
    record,
    put: async (entries) => putTeams(emulator, entries),
    async breakReads(how) {
      const at = how === 'refused' ? { method: 'GET' } : { path: '/graphql' };
      emulator.faults([{ at, do: how === 'refused' ? 403 : 'cut', times: 100 }]);
    },
  };
}

/** The only things that the contract puts there. */
function putTeams({ state }: GithubEmulator, entries: StateEntries): void {
  for (const [address, { name, description }] of entries) {
    if (!address.startsWith('team:')) throw new Error(`nobody puts ${address} there`);
    const made = state.addTeam('philharmonic', String(name));
    made.description = String(description);
  }
}

describe('the contract', () => {
  providerContract(githubWorld, github);
});
