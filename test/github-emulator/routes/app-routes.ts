import type { EmulatorState } from '../emulator-state.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderAccount } from '../render/render-account.ts';
import { renderApp } from '../render/render-app.ts';
import type { Reply } from '../route.ts';
import type { App, Installation, Permissions } from '../state.ts';
import { addInstallationToken } from '../tokens.ts';

/** What an app asks as itself, with a token that it signed. */
export interface AppRequest {
  readonly state: EmulatorState;
  readonly app: App;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly now: string;
  readonly url: string;
}

export interface AppRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handleApp: (request: AppRequest) => Reply;
}

function getApp({ state, app, url, now }: AppRequest): Reply {
  const permissions = [...app.installations.values()][0]?.permissions ?? {};
  return {
    status: 200,
    body: {
      ...renderApp(url, state, app, now),
      permissions,
      installations_count: app.installations.size,
    },
  };
}

function openInstallation({ app, params }: AppRequest): Installation {
  const installation = app.installations.get(Number(params.installation_id));
  if (installation === undefined) {
    throw notFound();
  }
  return installation;
}

function getInstallation(request: AppRequest): Reply {
  const { state, app, url } = request;
  const installation = openInstallation(request);
  const account = state.accounts.get(installation.organization);
  return {
    status: 200,
    body: {
      id: installation.id,
      account: account ? renderAccount(url, account) : null,
      repository_selection: 'all',
      access_tokens_url: `${url}/app/installations/${installation.id}/access_tokens`,
      repositories_url: `${url}/installation/repositories`,
      html_url: `https://github.com/organizations/${account?.login}/settings/installations/${installation.id}`,
      app_id: app.id,
      app_slug: app.slug,
      target_id: installation.organization,
      target_type: 'Organization',
      permissions: installation.permissions,
      events: [],
      created_at: installation.createdAt,
      updated_at: installation.createdAt,
      single_file_name: null,
      suspended_by: null,
      suspended_at: installation.suspended ? installation.createdAt : null,
    },
  };
}

/** A token may ask for less than its installation has, never for more. */
function narrowed(installation: Installation, asked: unknown): Permissions {
  if (asked === undefined) {
    return installation.permissions;
  }
  const permissions = asked as Permissions;
  for (const [name, level] of Object.entries(permissions)) {
    const given = installation.permissions[name];
    if (given !== 'write' && given !== level) {
      throw new Refusal(422, 'The permissions requested are not granted to this installation.');
    }
  }
  return permissions;
}

/** Of several not the first alone is meant, and no test asks for several. */
function narrowedTo(request: AppRequest, { organization }: Installation): number | undefined {
  const { repositories } = request.body as { readonly repositories?: readonly string[] };
  if (repositories === undefined) {
    return undefined;
  }
  const [name = '', ...others] = repositories;
  const owner = request.state.organizations.get(organization);
  const found = [...(owner?.repositories.values() ?? [])].find(
    (repository) => repository.name.toLowerCase() === name.toLowerCase(),
  );
  if (found === undefined || others.length > 0) {
    throw new Refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  return found.id;
}

function postAccessToken(request: AppRequest): Reply {
  const installation = openInstallation(request);
  if (installation.suspended) {
    throw new Refusal(403, 'This installation has been suspended');
  }
  const permissions = narrowed(installation, request.body.permissions);
  const repository = narrowedTo(request, installation);
  const of = { permissions, ...(repository === undefined ? {} : { repository }) };
  const token = addInstallationToken(request.state, request.app, installation, of, request.now);
  return {
    status: 201,
    body: {
      token: token.value,
      expires_at: token.expiresAt,
      permissions: token.permissions,
      repository_selection: repository === undefined ? 'all' : 'selected',
    },
  };
}

export const appRoutes: readonly AppRoute[] = [
  { method: 'GET', path: '/app', handleApp: getApp },
  { method: 'GET', path: '/app/installations/{installation_id}', handleApp: getInstallation },
  { method: 'POST', path: '/app/installations/{installation_id}/access_tokens', handleApp: postAccessToken },
];
