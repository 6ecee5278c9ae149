import type { Address } from '../../../plan/address.ts';

export interface RepositoryEdge {
  /** The team that holds it. */
  readonly team: Address;
  readonly repository: string;
}

/** The ends of `repository-permission:acme/core/kubectl`. */
export function repositoryEdge(address: Address): RepositoryEdge {
  const names = address.slice(address.indexOf(':') + 1);
  const end = names.lastIndexOf('/');
  return { team: `team:${names.slice(0, end)}`, repository: names.slice(end + 1) };
}
