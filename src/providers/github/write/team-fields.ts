import type { JsonObject } from '../../../digest/json.ts';
import { jsonEqual } from '../../../digest/json-equal.ts';
import { type Address, knownAddress, objectAddress } from '../../../plan/address.ts';
import type { OrganizationDraft } from './organization-draft.ts';

/** What GitHub tells of a team, in its own words. */
export interface TeamAnswer {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly privacy?: string;
  readonly notification_setting?: string;
  readonly parent?: { readonly id: number } | null;
}

/** What is asked for, in GitHub's words; a parent of null takes the team from under the one above. */
export interface TeamRequest {
  name?: string;
  description?: string;
  privacy?: 'closed' | 'secret';
  notification_setting?: 'notifications_enabled' | 'notifications_disabled';
  parent_team_id?: number | null;
}

/** The fields that a change gives a team. One that is let go of is not sent: it stays as it is. */
export function teamRequest(
  draft: OrganizationDraft,
  team: Address,
  { before, after }: { readonly before: JsonObject | null; readonly after: JsonObject | null },
): TeamRequest {
  const differs = (field: string) => !jsonEqual(before?.[field], after?.[field]);
  const request: TeamRequest = {};
  const { name, description, privacy, notifications, parent } = after ?? {};
  if (differs('name') && typeof name === 'string') request.name = name;
  if (differs('description') && typeof description === 'string') request.description = description;
  if (differs('privacy') && (privacy === 'closed' || privacy === 'secret')) request.privacy = privacy;
  if (differs('notifications') && notifications !== undefined) {
    request.notification_setting =
      notifications === 'disabled' ? 'notifications_disabled' : 'notifications_enabled';
  }
  if (!differs('parent')) return request;
  const { organization } = knownAddress(team);
  if (typeof parent !== 'string') request.parent_team_id = null;
  else request.parent_team_id = draft.teamAt(objectAddress('team', organization, parent)).number;
  return request;
}

/** The fields that are not as they were asked for. */
export function notTaken(asked: TeamRequest, found: TeamAnswer): readonly string[] {
  const as: Record<keyof TeamRequest, unknown> = {
    name: found.name,
    description: found.description ?? '',
    privacy: found.privacy,
    notification_setting: found.notification_setting,
    parent_team_id: found.parent?.id ?? null,
  };
  return (Object.keys(asked) as (keyof TeamRequest)[]).filter((field) => asked[field] !== as[field]);
}
