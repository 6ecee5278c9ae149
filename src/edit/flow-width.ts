import { isMap, isScalar, isSeq } from 'yaml';
import { readsAsText } from './reads-as-text.ts';

/** How many columns a node takes on one line, its indentation and key not counted; infinite where it has to break. */
export function flowWidth(node: unknown): number {
  if (isSeq(node)) return 2 + separated(node.items.map(flowWidth));
  if (isMap(node)) {
    return 4 + separated(node.items.map(({ key, value }) => flowWidth(key) + 2 + flowWidth(value)));
  }
  if (!isScalar(node)) return String(node ?? '').length;
  const { value } = node;
  if (typeof value !== 'string') return String(value).length;
  if (value.includes('\n')) return Number.POSITIVE_INFINITY;
  const isBare = /^[A-Za-z0-9][^:#,[\]{}"'\\]*$/.test(value) && readsAsText(value);
  return isBare ? value.length : JSON.stringify(value).length;
}

function separated(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + 2 * Math.max(0, widths.length - 1);
}
