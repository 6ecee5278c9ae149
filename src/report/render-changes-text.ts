import type { Change, ChangeAction } from '../plan/plan.ts';
import { symbolOf } from './count-changes.ts';
import { withCommas } from './count-of.ts';
import { foldRemovals } from './fold-removals.ts';
import { type ChangeGroup, groupChanges } from './group-changes.ts';
import { type ChangeTextOptions, renderChangeText } from './render-change-text.ts';
import { renderRemovedHolder } from './render-removed-holder.ts';
import { sanitizeLine } from './sanitize-text.ts';
import type { Style } from './style.ts';

/** From here on, a table of counts comes first. */
const many = 20;
/** More creations of one kind than this, as in a first apply, are folded to the names of the first. */
const listed = 50;
const named = 12;
type Folded = ReturnType<typeof foldRemovals>;
const noneFolded: Folded = new Map();
const actions: readonly ChangeAction[] = ['create', 'update', 'delete', 'rename'];

/**
 * All changes of a section by kind; what takes access away is always named. The edges of an object that is deleted
 * stand below it.
 */
export function renderChangesText(changes: readonly Change[], options: ChangeTextOptions): string[] {
  const groups = groupChanges(changes);
  const lines = changes.length > many ? renderTable(groups, options.style) : [];
  const folded = options.full ? noneFolded : foldRemovals(changes);
  const below = new Set([...folded.values()].flat());
  for (const group of groups) {
    const own = group.changes.filter((change) => !below.has(change));
    if (own.length === 0) continue;
    lines.push(
      options.style.bold(group.title),
      ...renderGroup({ ...group, changes: own }, options, folded),
      '',
    );
  }
  return lines;
}

/** Changes without headings, folded likewise. */
export function renderChangeList(changes: readonly Change[], options: ChangeTextOptions): string[] {
  const folded = options.full ? noneFolded : foldRemovals(changes);
  const below = new Set([...folded.values()].flat());
  return changes
    .filter((change) => !below.has(change))
    .flatMap((change) => renderOne(change, options, folded));
}

function renderOne(change: Change, options: ChangeTextOptions, folded: Folded): string[] {
  const edges = change.action === 'delete' ? folded.get(change.address) : undefined;
  return edges === undefined
    ? renderChangeText(change, options)
    : renderRemovedHolder(change, edges, options);
}

/** A row a kind, a column an action that occurs. */
function renderTable(groups: readonly ChangeGroup[], style: Style): string[] {
  const width = Math.max(...groups.map(({ title }) => title.length));
  const columns = actions.map((action) =>
    groups.map(({ changes }) => {
      const count = changes.filter((change) => change.action === action).length;
      return count === 0 ? '' : `${symbolOf(action)}${withCommas(count)}`;
    }),
  );
  const shown = columns.filter((cells) => cells.some((cell) => cell !== ''));
  const widths = shown.map((cells) => Math.max(...cells.map((cell) => cell.length)));
  const rows = groups.map(({ title }, row) => {
    const cells = shown.map((column, index) => (column[row] ?? '').padStart(widths[index] ?? 0));
    return `${title.padEnd(width)}  ${cells.join('  ')}`.trimEnd();
  });
  return [style.bold('summary'), ...rows.map((row) => `  ${row}`), ''];
}

function renderGroup({ title, changes }: ChangeGroup, options: ChangeTextOptions, below: Folded): string[] {
  const created = changes.filter(({ action }) => action === 'create');
  const folded = !options.full && created.length > listed;
  const shown = folded ? changes.filter(({ action }) => action !== 'create') : changes;
  const lines = shown.flatMap((change) => renderOne(change, options, below));
  if (folded) lines.unshift(...renderFolded(title, created, options.style));
  return lines.map((line) => `  ${line}`);
}

function renderFolded(title: string, created: readonly Change[], style: Style): string[] {
  const names = created.slice(0, named).map(nameOf);
  const rest = withCommas(created.length - names.length);
  const head = style.green(`+ ${withCommas(created.length)} ${title}`);
  return [`${head}: ${names.join(', ')} and ${rest} more ${style.dim('(--full lists them)')}`];
}

/** Without the organization; of a binding the role, which its key does not tell. */
function nameOf({ address, after }: Change): string {
  const name = address.slice(address.indexOf('/') + 1);
  const role = address.startsWith('binding:') ? after?.role : undefined;
  return sanitizeLine(typeof role === 'string' ? `${name.split('#', 1)[0]} ${role}` : name);
}
