import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AddedApp, addApp } from './apps.ts';
import { Consistency } from './consistency.ts';
import { type ContractValidator, contractValidator } from './contract-validator.ts';
import { control } from './control.ts';
import { Dispatcher, type Outgoing } from './dispatcher.ts';
import type { Emulated } from './emulated.ts';
import type { OwnedRepository } from './emulator-state.ts';
import { EmulatorWorld } from './emulator-world.ts';
import { type Fault, Faults } from './fault.ts';
import { type EmulatedRepository, emulatedRepository } from './hosting/emulated-repository.ts';
import { Limits } from './limits.ts';
import type { LoggedRequest, LoggedWrite } from './logged-request.ts';
import type { EmulatorOptions } from './options.ts';
import type { Permissions, Repository, Token } from './state.ts';
import { Storage } from './storage.ts';
import { addToken, addWorkflowToken } from './tokens.ts';
import { VirtualClock } from './virtual-clock.ts';
import { acceptInvitations } from './world/accept-invitations.ts';
import { expireInvitations } from './world/invitations.ts';

export interface GithubEmulator {
  /** REST root; GraphQL is at `graphqlUrl`. */
  readonly url: string;
  readonly graphqlUrl: string;
  /** A classic one with all scopes, of an owner of every organization. */
  readonly token: string;
  readonly clock: VirtualClock;
  readonly state: EmulatorWorld;
  readonly log: readonly LoggedRequest[];
  readonly writes: readonly LoggedWrite[];
  /** Requests and answers that GitHub does not describe, and those that the emulator does not know: none, in any test. */
  readonly violations: readonly string[];
  /** Another token; of the first owner, classic and with all scopes, unless it says otherwise. */
  addToken(options?: {
    readonly name?: string;
    readonly login?: string;
    readonly scopes?: readonly string[];
    /** Makes it a fine-grained one, of this organization. */
    readonly organization?: string;
    readonly permissions?: Permissions;
  }): string;
  /** A GitHub App with a key of its own, installed in an organization. */
  addApp(organization: string, permissions: Permissions): AddedApp;
  /** A repository with content: `acme/iam`, made where there is none, private unless it says otherwise. */
  host(name: `${string}/${string}`, fields?: Partial<Repository>): EmulatedRepository;
  /** The token of a workflow's run: of `github-actions[bot]`, for one repository, with the `permissions` of the job. */
  addWorkflowToken(repository: EmulatedRepository, permissions: Permissions): string;
  faults(script: readonly Fault[]): void;
  /** Milliseconds until writes show in lists, from now on. */
  lag(milliseconds: number): void;
  accept(whom?: string, organization?: string): void;
  settle(): void;
  close(): Promise<void>;
}

const allScopes = ['admin:org', 'repo', 'read:audit_log', 'user'];

export async function startGithubEmulator(options: EmulatorOptions = {}): Promise<GithubEmulator> {
  const owner = options.owner ?? 'olivia';
  const world = createWorld(options, owner);
  const { state, clock, consistency } = world;
  const dispatcher = new Dispatcher(world);
  const folder = join(tmpdir(), `github-emulator-${randomUUID()}`);
  const server = createServer((request, response) => {
    const ordered = options.control === true && request.url?.startsWith('/_emulator/');
    const served = ordered ? order(emulator, request, response) : serve(dispatcher, request, response);
    served.catch((error: unknown) => {
      world.violations.push(String(error instanceof Error ? error.stack : error));
      response.writeHead(599).end(JSON.stringify({ message: String(error) }));
    });
  });
  server.keepAliveTimeout = 60_000;
  await Promise.all([
    new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve)),
    world.storage.listen(),
  ]);
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.url = options.enterpriseServer === true ? `${root}/api/v3` : root;

  const emulator: GithubEmulator = {
    url: world.url,
    graphqlUrl: options.enterpriseServer === true ? `${root}/api/graphql` : `${root}/graphql`,
    token: '',
    clock,
    state,
    log: world.log,
    writes: world.writes,
    violations: world.violations,
    addToken: (wish = {}) => addToken(state, tokenOf(state, owner, wish)).value,
    addApp: (organization, permissions) => addApp(state, organization, permissions, clock.now()),
    host: (name, fields = {}) => host(world, name, fields, folder),
    addWorkflowToken: (repository, permissions) => addWorkflowToken(state, repository, permissions).value,
    faults: (script) => world.faults.set(script),
    lag: (milliseconds) => {
      consistency.lag = milliseconds;
    },
    accept: (whom, organization) => acceptInvitations(state, clock, whom, organization),
    settle: () => consistency.settle(),
    close: () =>
      new Promise((resolve) => {
        rmSync(folder, { recursive: true, force: true });
        world.storage.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return { ...emulator, token: emulator.addToken({ name: `${owner}'s` }) };
}

function host(
  world: Emulated,
  name: string,
  fields: Partial<Repository>,
  folder: string,
): EmulatedRepository {
  const [owner = '', repository = ''] = name.split('/');
  const { state } = world;
  const found = state.ownedRepository(owner, repository);
  if (found === undefined) {
    state.addRepository(owner, repository, fields);
  }
  return emulatedRepository(world, state.ownedRepository(owner, repository) as OwnedRepository, folder);
}

let contract: ContractValidator | undefined;

/** Read once for all emulators of a process: its schemas are compiled as they are needed. */
function githubContract(): ContractValidator {
  contract ??= contractValidator();
  return contract;
}

function createWorld(options: EmulatorOptions, owner: string): Emulated {
  const clock = new VirtualClock(options.start ?? '2026-11-23T09:00:00.000Z');
  const state = new EmulatorWorld(clock, owner);
  for (const login of options.organizations ?? ['acme']) {
    state.addOrganization(login);
  }
  state.someone(owner);
  clock.onAdvance(() => {
    for (const organization of state.organizations.values()) {
      expireInvitations({ state, organization, now: clock.now(), effect: () => {} });
    }
  });
  const validate = options.validate === null ? undefined : (options.validate ?? githubContract());
  return {
    state,
    clock,
    consistency: new Consistency(clock, options.lag ?? 0),
    faults: new Faults(),
    limits: new Limits(clock, state, {
      secondary: options.secondaryLimits ?? true,
      primary: options.primaryLimits ?? {},
    }),
    options,
    storage: new Storage(clock),
    ...(validate === undefined ? {} : { validate }),
    log: [],
    writes: [],
    violations: [],
    url: '',
  };
}

function tokenOf(
  state: EmulatorWorld,
  owner: string,
  wish: NonNullable<Parameters<GithubEmulator['addToken']>[0]>,
): Omit<Token, 'value' | 'revoked'> {
  const login = wish.login ?? owner;
  const fineGrained = wish.permissions !== undefined;
  const organization = state.organization(wish.organization ?? '');
  return {
    name: wish.name ?? `${login}'s ${state.tokens.size + 1}`,
    kind: fineGrained ? 'fine-grained' : 'classic',
    account: state.someone(login).id,
    scopes: fineGrained ? [] : (wish.scopes ?? allScopes),
    permissions: wish.permissions ?? {},
    ...(organization === undefined ? {} : { organization: organization.id }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function order(
  emulator: GithubEmulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = control(emulator, `${request.method} ${request.url}`, await bodyOf(request));
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function serve(
  dispatcher: Dispatcher,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const outgoing = await dispatcher.dispatch({
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: request.headers,
    body: await bodyOf(request),
  });
  if (outgoing.fault?.stall !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, outgoing.fault?.stall).unref());
  }
  answer(response, outgoing);
}

function answer(response: ServerResponse, { status, headers, body, fault }: Outgoing): void {
  if (fault?.do === 'drop-before' || fault?.do === 'drop-after') {
    response.destroy();
    return;
  }
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': length }) });
  if (fault?.do === 'cut') {
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
    return;
  }
  response.end(body);
}
