import { inOrganization } from '../open-organization.ts';
import { pageOf } from '../paged.ts';
import { notFound } from '../refusal.ts';
import type { OrganizationRequest, Reply, Route } from '../route.ts';
import type { AuditEntry } from '../state.ts';

/** What of `phrase` is understood: `action:`, `actor:`, `user:`, `created:>=` and `created:a..b`. Other words match nothing. */
function matches(entry: AuditEntry, phrase: string): boolean {
  return phrase
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => {
      const [key, value = ''] = word.split(/:(.*)/s);
      switch (key) {
        case 'action':
          return entry.action === value || entry.action.startsWith(`${value}.`);
        case 'actor':
        case 'user':
          return entry[key]?.toLowerCase() === value.toLowerCase();
        case 'created':
          return wasCreated(entry, value);
        default:
          return false;
      }
    });
}

function wasCreated(entry: AuditEntry, range: string): boolean {
  const [from, to] = range.split('..');
  if (to !== undefined) {
    return entry.created_at >= Date.parse(from ?? '') && entry.created_at <= Date.parse(to);
  }
  const [, comparison, instant = ''] = /^(>=|<=|>|<)?(.*)$/.exec(range) ?? [];
  const at = Date.parse(instant);
  switch (comparison) {
    case '>=':
      return entry.created_at >= at;
    case '<=':
      return entry.created_at <= at;
    case '>':
      return entry.created_at > at;
    case '<':
      return entry.created_at < at;
    default:
      return new Date(entry.created_at).toISOString().startsWith(instant);
  }
}

/** Pages go by cursor: `after` is where the last page ended. */
function listAuditLog(request: OrganizationRequest): Reply {
  const { organization, query } = request;
  if (organization.plan !== 'enterprise') {
    throw notFound();
  }
  const entries = organization.auditLog.filter((entry) => matches(entry, query.phrase ?? ''));
  const sorted = query.order === 'asc' ? entries : [...entries].reverse();
  const start = query.after ? sorted.findIndex((entry) => entry._document_id === query.after) + 1 : 0;
  const { perPage } = pageOf(request);
  const shown = sorted.slice(start, start + perPage);
  const last = shown.at(-1);
  if (last === undefined || start + perPage >= sorted.length) {
    return { status: 200, body: shown };
  }
  const next = new URLSearchParams({ ...query, after: last._document_id });
  return {
    status: 200,
    body: shown,
    headers: { link: `<${request.url}/organizations/${organization.id}/audit-log?${next}>; rel="next"` },
  };
}

export const auditLogRoutes: readonly Route[] = [
  inOrganization('GET', '/orgs/{org}/audit-log', 'readAuditLog', listAuditLog),
];
