import type { EmulatorWorld } from './emulator-world.ts';
import type { PlanName, Team, TeamRole } from './state.ts';

/** A world as a file has it, for an emulator in a process of its own. */
export interface Seed {
  readonly accounts?: readonly {
    readonly login: string;
    readonly name?: string;
    readonly emails?: string[];
  }[];
  readonly organizations?: readonly SeedOrganization[];
}

interface SeedOrganization {
  readonly login: string;
  readonly plan?: PlanName;
  readonly seats?: number;
  readonly createdAt?: string;
  readonly settings?: Readonly<Record<string, string | number | boolean | null>>;
  readonly owners?: readonly string[];
  readonly members?: readonly string[];
  readonly repositories?: readonly string[];
  readonly invitations?: readonly string[];
  readonly outsideCollaborators?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Parents before children. */
  readonly teams?: readonly {
    readonly name: string;
    readonly description?: string;
    readonly privacy?: Team['privacy'];
    readonly parent?: string;
    readonly members?: Readonly<Record<string, TeamRole>>;
    readonly repositories?: Readonly<Record<string, string>>;
  }[];
}

export function plantSeed(world: EmulatorWorld, seed: Seed): void {
  for (const { login, ...fields } of seed.accounts ?? []) {
    world.addAccount(login, fields);
  }
  for (const organization of seed.organizations ?? []) {
    plantOrganization(world, organization);
  }
}

function plantOrganization(world: EmulatorWorld, seed: SeedOrganization): void {
  const { login, plan, seats, createdAt, settings } = seed;
  world.addOrganization(login, {
    ...(plan === undefined ? {} : { plan }),
    ...(seats === undefined ? {} : { seats }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(settings === undefined ? {} : { settings }),
  });
  for (const owner of seed.owners ?? []) {
    world.addMember(login, owner, 'admin');
  }
  for (const member of seed.members ?? []) {
    world.addMember(login, member);
  }
  for (const repository of seed.repositories ?? []) {
    world.addRepository(login, repository);
  }
  for (const { name, ...fields } of seed.teams ?? []) {
    world.addTeam(login, name, fields);
  }
  for (const [collaborator, permissions] of Object.entries(seed.outsideCollaborators ?? {})) {
    world.addOutsideCollaborator(login, collaborator, permissions);
  }
  for (const invited of seed.invitations ?? []) {
    world.addInvitation(login, invited);
  }
}
