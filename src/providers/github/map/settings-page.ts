import type { Target } from '../../../model/model.ts';
import type { Observed } from './observed.ts';

/** Where an owner changes a setting that the API cannot change. */
export function settingsPage(
  { coordinates }: Pick<Target, 'coordinates'>,
  { login }: Pick<Observed, 'login'>,
  page: 'member_privileges' | 'security',
): string {
  const { baseUrl } = coordinates;
  const host = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl).host : undefined;
  const site = host === undefined || host === 'api.github.com' ? 'github.com' : host;
  return `https://${site}/organizations/${login}/settings/${page}`;
}
