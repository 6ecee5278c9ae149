import { isAlias, isScalar, type Node } from 'yaml';
import { takeCommentBeside } from './comment-scopes.ts';
import { mistake } from './findings.ts';
import { followed, isNothing, itemsOf, nameOf } from './read-values.ts';
import type { Mention } from './source-organization.ts';
import type { YamlFile } from './yaml-file.ts';

/** What GitHub lets a log-in be; bots end in `[bot]`. */
const login = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\])?$/;

/**
 * The people of a list, each with the comment beside it. `249043822` and `1e3` are log-ins as they stand; `null` and `~`
 * are nobody, as in YAML, unless they are quoted.
 */
export function readMentions(file: YamlFile, node: Node | null, what: string): readonly Mention[] {
  return itemsOf(file, node, what).flatMap(({ value, isBlock }) => {
    const at = value ?? node;
    const item = followed(file, value);
    if (value === null || isNothing(item) || isEmptyText(item)) {
      if (at !== null) emptyItem(file, at, item, what);
      return [];
    }
    return readMention(file, value, isBlock && !isAlias(value), what);
  });
}

function readMention(file: YamlFile, node: Node, isBlock: boolean, what: string): readonly Mention[] {
  const text = nameOf(file, node, `each item of ${what}`);
  if (text === undefined) return [];
  const at = file.rangeOf(node);
  if (!login.test(text)) {
    const hint = text.startsWith('@') ? 'leave the `@` out' : 'write the log-in as GitHub has it';
    mistake(file.findings, 'import/invalid-login', at, `\`${text}\` cannot be a log-in on GitHub`, { hint });
    return [];
  }
  const comment = isBlock ? takeCommentBeside(file, node) : undefined;
  return [{ login: text, at, ...(comment === undefined ? {} : { comment }) }];
}

function emptyItem(file: YamlFile, at: Node, item: Node | null, what: string): void {
  const word = isScalar(item) ? String(item.value).trim() : '';
  const message =
    word === '' ? `an item of ${what} is empty` : `an item of ${what} is \`${word}\`, which names nobody`;
  const hint = 'write the log-in, `null` in quotes, or remove the item';
  mistake(file.findings, 'import/empty-name', file.rangeOf(at), message, word === '' ? {} : { hint });
}

function isEmptyText(node: Node | null): boolean {
  return node === null || (isScalar(node) && String(node.value).trim() === '');
}
