import type { Json, JsonObject } from '../../../digest/json.ts';
import { jsonEqual } from '../../../digest/json-equal.ts';
import type { Change } from '../../../plan/plan.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectDone } from './expect-done.ts';
import type { Work } from './work.ts';

/** The organization's own settings: one request with those that change. */
export async function writeSettings({ attempt, draft, org }: Work, change: Change): Promise<void> {
  const { address, before, after } = change;
  const wanted = Object.entries(after ?? {}).filter(([field, value]) => !jsonEqual(before?.[field], value));
  const body = Object.fromEntries(wanted.map(([field, value]) => [githubName(field), value]));
  const missing = (found: object) => wanted.filter(([field, value]) => !holds(found, field, value));
  if (wanted.length > 0) {
    const look = async () =>
      missing((await attempt.client.rest('GET /orgs/{org}', { org })).data).length === 0;
    const { data } = expectDone(await attempt.send('PATCH /orgs/{org}', { ...body, org }, look));
    const ignored = data === undefined ? [] : missing(data);
    const taken = wanted.filter((each) => !ignored.includes(each));
    draft.entries.set(address, { ...draft.entries.get(address), ...Object.fromEntries(taken) });
    if (ignored.length > 0) throw new ChangeFailed(ignoredWords(ignored, data ?? {}));
  }
}

function holds(found: object, field: string, value: Json): boolean {
  return jsonEqual((found as JsonObject)[githubName(field)], value);
}

function ignoredWords(ignored: readonly (readonly [string, Json])[], found: object): string {
  const each = ignored.map(([field, value]) => {
    const now = (found as JsonObject)[githubName(field)];
    const is = now === undefined ? 'it is not shown' : `it is \`${JSON.stringify(now)}\``;
    return `\`${field}\` did not become \`${JSON.stringify(value)}\` (${is})`;
  });
  return `GitHub took the request and left settings as they are, for want of a plan or because the enterprise decides: ${each.join(', ')}`;
}

/** `membersCanCreatePages` is `members_can_create_pages` there. */
function githubName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
