import type { Organization } from '../../src/model/model.ts';
import { member, organization, role } from './world.ts';

/** A hospital: `n` people on a ward that may read charts. */
export function hospital(n: number, parts: Parameters<typeof organization>[0] = {}): Organization {
  const people = Array.from({ length: n }, (_, index) => `nurse-${index}`);
  return organization({
    roles: [role('chart-reader', ['charts:read'])],
    members: people.map((name) => member(name, { role: 'chart-reader' })),
    ...parts,
  });
}

/** The names of the first `n` of them. */
export const ward = (n: number) => Array.from({ length: n }, (_, index) => `nurse-${index}`);
