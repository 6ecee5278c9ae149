import { inOrganization, openOrganization } from '../open-organization.ts';
import { Refusal } from '../refusal.ts';
import { renderWholeOrganization } from '../render/render-organization.ts';
import type { OrganizationRequest, Reply, Route, RouteRequest } from '../route.ts';
import { changeSettings, writableSettings } from '../world/settings.ts';

function getOrganization(request: RouteRequest): Reply {
  const { organization, reach } = openOrganization(request);
  return { status: 200, body: renderWholeOrganization(request.url, organization, reach) };
}

/** What the call cannot write is not an error, as on GitHub: it is ignored. */
function patchOrganization(request: OrganizationRequest): Reply {
  const { organization, reach } = request;
  const permission = request.body.default_repository_permission;
  if (permission !== undefined && !['read', 'write', 'admin', 'none'].includes(String(permission))) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'Organization', code: 'invalid', field: 'default_repository_permission' }],
    });
  }
  const changes = Object.entries(request.body).filter(([field]) => writableSettings.has(field));
  changeSettings(request.act(organization), changes as [string, string | number | boolean | null][]);
  return { status: 200, body: renderWholeOrganization(request.url, organization, reach) };
}

export const organizationRoutes: readonly Route[] = [
  { method: 'GET', path: '/orgs/{org}', handle: getOrganization },
  inOrganization('PATCH', '/orgs/{org}', 'writeSettings', patchOrganization),
];
