import { remoteContract } from './contract.ts';
import { httpHall } from './http-hall.ts';

for (const backend of ['native', 'isomorphic'] as const) {
  remoteContract({
    name: 'http',
    backend,
    start: async (on) => ({ address: (await httpHall(on.hall)).address }),
  });
}
