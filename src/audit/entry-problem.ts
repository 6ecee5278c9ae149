import type { JsonObject } from '../digest/json.ts';
import { validateLedgerEntry } from '../schema/validate-format.ts';
import { isLedgerName } from './ledger-paths.ts';

/** What keeps a JSON object from being a version 1 entry, in a few words, or undefined. */
export function entryProblem(value: JsonObject): string | undefined {
  const [mistake] = validateLedgerEntry(value);
  if (mistake !== undefined) return `${['', ...mistake.path].join('/') || '/'} ${mistake.message}`;
  const { organization, target, state } = value;
  // Both become folders of the tree.
  if (!isLedgerName(String(organization))) return '/organization is not a name';
  if (target !== undefined && !isLedgerName(String(target))) return '/target is not a name';
  return (target === undefined) === (state === undefined) ? undefined : '/state belongs to a /target';
}
