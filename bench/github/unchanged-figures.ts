import type { Figure } from './figure.ts';
import { organizationOf } from './organization-size.ts';
import { peribolosRequests } from './peribolos-requests.ts';
import { planUnchanged } from './plan-unchanged.ts';
import { whereRequestsGo } from './where-requests-go.ts';

/** By members; what lies between is not held to a number. */
const limits: ReadonlyMap<number, number> = new Map([
  [1_000, 20],
  [20_000, 240],
]);

/** What a plan that finds nothing to do asks of GitHub, and how it grows from the first size to the last. */
export async function unchangedFigures(
  sizes: readonly number[],
  tell: (message: string) => void,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const members of sizes) {
    tell(`unchanged: ${members} members`);
    const size = organizationOf(members);
    const { changes, requests } = await planUnchanged(size);
    if (changes.length > 0) throw new Error(`the plan has changes: ${JSON.stringify(changes.slice(0, 3))}`);
    for (const [kind, count] of whereRequestsGo(requests)) tell(`  ${count} ${kind}`);
    const [first] = figures;
    const growing = first === undefined ? 20 : (first.value * members) / (sizes[0] ?? members);
    figures.push({
      name: `plan, nothing to do, ${members.toLocaleString('en-US')} members, ${size.teams.toLocaleString('en-US')} teams`,
      unit: 'requests',
      value: requests.length,
      // Linear at most.
      limit: Math.min(limits.get(members) ?? Number.POSITIVE_INFINITY, growing),
      peribolos: peribolosRequests({ owners: 1, members: members - 1, teams: size.teams }),
    });
  }
  return figures;
}
