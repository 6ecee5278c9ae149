import { type Guard, principalAddress } from './guard.ts';

/** Refuses to take from whoever applies the last access they have. Silent where nobody can tell who that is. */
export const callersLastPath: Guard = {
  name: 'callers-last-path',
  check: ({ organization, target, before, after, circumstances }) => {
    const caller = circumstances.caller ?? target.caller;
    if (caller === undefined || before === after) return undefined;
    const address = principalAddress(organization.name, caller);
    const [was, willBe] = [before.entries.get(address), after.entries.get(address)];
    const removed = was !== undefined && willBe === undefined;
    const suspended = was?.status === 'active' && willBe?.status === 'suspended';
    const left = before.grants(address).size > 0 && after.grants(address).size === 0;
    if (!removed && !suspended && !left) return undefined;
    const what = removed ? 'be removed' : suspended ? 'be suspended' : 'lose all access';
    return { message: `\`${caller}\`, who applies this, would ${what}`, limit: null, planned: null };
  },
};
