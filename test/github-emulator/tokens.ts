import { randomBytes } from 'node:crypto';
import type { EmulatorState } from './emulator-state.ts';
import type { EmulatorWorld } from './emulator-world.ts';
import type { App, Installation, Permissions, Token } from './state.ts';

const hour = 60 * 60 * 1000;

/** Its real number, which checks and comments of workflows have. */
const actionsApp = 15_368;

const prefixes: Readonly<Record<Token['kind'], string>> = {
  classic: 'ghp_',
  'fine-grained': 'github_pat_',
  installation: 'ghs_',
};

/** In the form of GitHub's own, so that those who look for leaked tokens find it. */
function newValue(kind: Token['kind']): string {
  return `${prefixes[kind]}${randomBytes(18).toString('hex')}`;
}

export function addToken(state: EmulatorState, token: Omit<Token, 'value' | 'revoked'>): Token {
  const whole: Token = { ...token, value: newValue(token.kind), revoked: false };
  state.tokens.set(whole.value, whole);
  return whole;
}

/** Lives one hour, as all of its kind. */
export function addInstallationToken(
  state: EmulatorState,
  app: App,
  installation: Installation,
  { permissions, repository }: Pick<Token, 'permissions' | 'repository'>,
  now: string,
): Token {
  return addToken(state, {
    name: `${app.slug} on ${state.accounts.get(installation.organization)?.login}`,
    kind: 'installation',
    account: app.bot,
    scopes: [],
    permissions,
    ...(repository === undefined ? {} : { repository }),
    organization: installation.organization,
    expiresAt: new Date(Date.parse(now) + hour).toISOString().replace('.000Z', 'Z'),
  });
}

/** Of the app that runs workflows: `GITHUB_TOKEN`. It reads metadata, whatever the job asks for. */
export function addWorkflowToken(
  state: EmulatorWorld,
  { id, name }: { readonly id: number; readonly name: string },
  permissions: Permissions,
): Token {
  const slug = 'github-actions';
  const login = `${slug}[bot]`;
  const bot = state.account(login) ?? state.addAccount(login, { type: 'Bot', emails: [] });
  if (!state.apps.has(actionsApp)) {
    const app = { id: actionsApp, slug, bot: bot.id, publicKey: '', installations: new Map() };
    state.apps.set(actionsApp, app);
  }
  const owner = state.repositoryById(id)?.owner.id ?? -1;
  return addToken(state, {
    name: `a workflow of ${name}`,
    kind: 'installation',
    account: bot.id,
    scopes: [],
    permissions: { metadata: 'read', ...permissions },
    organization: owner,
    repository: id,
    isWorkflow: true,
  });
}
