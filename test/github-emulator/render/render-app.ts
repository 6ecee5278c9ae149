import type { EmulatorState } from '../emulator-state.ts';
import type { Account, App } from '../state.ts';
import { nodeId } from './node-id.ts';
import { renderAccount } from './render-account.ts';

/** `integration` of GitHub's description, as others see it. */
export function renderApp(url: string, state: EmulatorState, app: App, now: string): Record<string, unknown> {
  const bot = state.accounts.get(app.bot);
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('Integration', app.id),
    client_id: `Iv1.${app.id}`,
    owner: bot && renderAccount(url, bot),
    name: app.slug,
    description: null,
    external_url: 'https://bylaw.example',
    html_url: `https://github.com/apps/${app.slug}`,
    created_at: bot?.createdAt ?? now,
    updated_at: bot?.createdAt ?? now,
    permissions: {},
    events: [],
  };
}

/** Whose bot it is; nobody's: no app. */
export function appOfAccount(state: EmulatorState, account: Pick<Account, 'id'>): App | undefined {
  return [...state.apps.values()].find(({ bot }) => bot === account.id);
}
