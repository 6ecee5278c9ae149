import type { Projecting } from './projecting.ts';
import type { ProjectionPart } from './projection-part.ts';

/** Members and service accounts, by their role in the organization. */
export function projectPeople({ people, observed }: Projecting): ProjectionPart {
  return {
    entries: [...people.values()].map(({ declared, address, role }) => {
      const seen = observed.accounts[address];
      const login = seen?.login ?? declared.login;
      const account = seen?.account ?? declared.id;
      return {
        address,
        value: {
          role,
          ...(login === undefined ? {} : { login }),
          ...(account === undefined ? {} : { account }),
        },
        origin: declared.origin,
        previously: declared.previously,
      };
    }),
  };
}
