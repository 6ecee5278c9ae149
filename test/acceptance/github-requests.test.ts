import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convergeKubernetes } from '../../bench/github/converge-kubernetes.ts';
import { organizationOf } from '../../bench/github/organization-size.ts';
import { peribolosRequests } from '../../bench/github/peribolos-requests.ts';
import { planUnchanged } from '../../bench/github/plan-unchanged.ts';
import { whereRequestsGo } from '../../bench/github/where-requests-go.ts';
import { openGh } from '../github-emulator/gh.ts';
import { declaredForPeribolos } from './declared-for-peribolos.ts';
import { isFull } from './hardening/counts.ts';
import { dataFolder } from './workbench.ts';

describe('what a plan that finds nothing to do asks of GitHub', () => {
  it.each([[1_000, 20], ...(isFull ? [[20_000, 240] as const] : [])] as const)(
    'of an organization of %i members, in at most %i requests',
    async (members, most) => {
      const size = organizationOf(members);
      const { changes, requests } = await planUnchanged(size);
      expect(changes).toEqual([]);
      expect(requests.length, JSON.stringify([...whereRequestsGo(requests)])).toBeLessThanOrEqual(most);
      expect(requests.every(({ status }) => status === 200)).toBe(true);
      const peribolos = peribolosRequests({ owners: 1, members: members - 1, teams: size.teams });
      expect(peribolos).toBeGreaterThan(20 * requests.length);
    },
  );
});

const data = dataFolder();
const title = 'organizations of the Kubernetes project, from nothing';

describe.skipIf(data === undefined)(data === undefined ? `${title} (no data: set BYLAW_DATA)` : title, () => {
  const config = join(data ?? '', 'kubernetes-org/config');
  // The smaller ones show the same: people are invited, accept, and are in teams with permissions on repositories.
  const organizations = isFull
    ? readdirSync(config).filter((name) => existsSync(join(config, name, 'org.yaml')))
    : ['etcd-io', 'kubernetes-nightly', 'kubernetes-retired'];

  it('are there as declared once all have accepted, and cost few requests to plan again', async () => {
    const { planned, writes, peribolos } = await convergeKubernetes(config, organizations, async (github) => {
      const gh = openGh(github);
      for (const organization of isFull ? organizations : organizations.slice(0, 1)) {
        const declared = declaredForPeribolos(join(config, organization));
        const shown = async (list: string, field: string) => {
          const printed = await gh('--paginate', `orgs/${organization}/${list}`, '--jq', `.[].${field}`);
          return printed.trim().toLowerCase().split('\n').sort();
        };
        expect(await shown('members?role=admin', 'login')).toEqual(declared.admins);
        expect(await shown('members?role=member', 'login')).toEqual(declared.members);
        expect(await shown('teams', 'name')).toEqual(declared.teams);
      }
    });
    expect(planned.changes).toEqual([]);
    expect(writes).toBeGreaterThan(100);
    expect(planned.requests.length).toBeLessThanOrEqual(isFull ? 100 : 25);
    expect(planned.requests.length).toBeLessThan(peribolos / 3);
  });
});
