import type { JsonObject } from '../digest/json.ts';
import { parseAddress } from '../plan/address.ts';
import type { Change, Effect } from '../plan/plan.ts';
import { symbolOf } from './count-changes.ts';
import { renderFieldChanges } from './render-field-changes.ts';
import { renderFields, renderValue } from './render-value.ts';
import { sanitizeLine, sanitizeWholeLine } from './sanitize-text.ts';
import type { Style } from './style.ts';

const effectWords: Readonly<Record<Effect, string>> = {
  loss: 'takes access',
  both: 'gives and takes access',
  replace: 'what it gives stays by another path',
  gain: 'gives access',
  none: '',
};

/** What a change does to access, where its verb does not say so: that something new gives is no news. */
export function effectOf({ action, effect }: Pick<Change, 'action' | 'effect'>): string {
  return action === 'create' && effect !== 'loss' ? '' : effectWords[effect];
}

export interface ChangeTextOptions {
  readonly style: Style;
  /** Also says where each change is declared. */
  readonly full: boolean;
}

/**
 * One change, its fields below it where some differ:
 *
 * ```
 * ~ member:acme/ana
 *     role: viewer → editor
 * ```
 *
 * `firstRemarks` stand right behind the address.
 */
export function renderChangeText(
  change: Change,
  { style, full }: ChangeTextOptions,
  ...firstRemarks: readonly string[]
): string[] {
  const colour = colourOf(change, style);
  const address = colour(`${symbolOf(change.action)} ${sanitizeLine(change.address)}`);
  const lines = [[address, ...firstRemarks, ...remarksOn(change, style, full)].join('  ')];
  if (change.action === 'update') {
    lines.push(
      ...renderFieldChanges(change.before ?? {}, change.after ?? {}, full).map((line) => `    ${line}`),
    );
  }
  if (change.reason !== undefined)
    lines.push(
      style.dim(`    because ${full ? sanitizeWholeLine(change.reason) : sanitizeLine(change.reason)}`),
    );
  if (full && change.provenance !== undefined) {
    lines.push(style.dim(`    declared in ${sanitizeLine(change.provenance.file)}`));
  }
  return lines;
}

function remarksOn(change: Change, style: Style, full: boolean): string[] {
  const remarks: string[] = [];
  const fields = fieldsOf(change, full);
  if (fields !== '') remarks.push(fields);
  if (change.action === 'rename') remarks.push(`was ${renderValue(change.before?.name ?? '?', full)}`);
  const words = [effectOf(change), change.cause === 'clock' ? 'by the clock' : ''].filter(
    (word) => word !== '',
  );
  if (words.length > 0) remarks.push(style.yellow(`(${words.join(', ')})`));
  return remarks;
}

/** What a created thing holds, and of a deleted edge what its address does not say; in full, of all that is deleted. */
function fieldsOf(change: Change, full: boolean): string {
  const { action, address, before, after } = change;
  if (action === 'create') return renderFields(withoutEchoes(after ?? {}, change), full);
  if (action === 'delete' && (full || parseAddress(address)?.kind === 'binding')) {
    return renderFields(withoutEchoes(before ?? {}, change), full);
  }
  return '';
}

/** The fields but for those that the address, or the line about the reason, say already. */
export function withoutEchoes(fields: JsonObject, { address, reason }: Change): JsonObject {
  const parsed = parseAddress(address);
  const name = parsed !== undefined && 'name' in parsed ? parsed.name : undefined;
  const said: Readonly<Record<string, string | undefined>> = { name, id: name, reason };
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => said[field] === undefined || said[field] !== value),
  );
}

function colourOf({ action }: Change, style: Style): (text: string) => string {
  return { create: style.green, update: style.yellow, delete: style.red, rename: style.cyan }[action];
}
