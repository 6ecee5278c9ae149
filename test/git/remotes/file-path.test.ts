import { remoteContract } from './contract.ts';

remoteContract({
  name: 'a file path',
  backend: 'native',
  start: async (on) => ({ address: on.hall.root }),
});
