import { stringify } from 'yaml';
import type { JsonObject } from '../digest/json.ts';
import type { Origin } from '../parse/document.ts';
import { emitDocument } from './emit-document.ts';
import { findStatements, type StatementsNode, type StatementText } from './statement-texts.ts';

export interface StatementsEdit {
  readonly text: string;
  /** Where the policy stands in the text. */
  readonly origin: Origin;
  /** The statements that the policy is to have, in order. */
  readonly statements: readonly JsonObject[];
  /** Whether two statements mean the same, however they are written. */
  readonly isSame: (a: JsonObject, b: JsonObject) => boolean;
  /** Another text that may hold some of the statements as their author wrote them. */
  readonly earlier?: { readonly text: string; readonly origin: Origin };
}

/**
 * A text with other statements in one of its policies, and every other byte as it was. A statement that is there
 * already keeps its lines and comments; of the others those that an earlier text has are taken from it. Undefined where
 * the statements are not written with the policy.
 */
export function replaceStatements(edit: StatementsEdit): string | undefined {
  const found = findStatements(edit.text, edit.origin);
  if (found === undefined) return undefined;
  return found.items === undefined ? replaceValue(edit, found) : replaceItems(edit, found.items);
}

function replaceItems(edit: StatementsEdit, items: readonly StatementText[]): string | undefined {
  const [first, last] = [items.at(0), items.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { text, earlier, statements, isSame } = edit;
  const older = earlier === undefined ? [] : (findStatements(earlier.text, earlier.origin)?.items ?? []);
  const free = new Set(items);
  const written = statements.map((statement) => {
    const same = [...free].find(({ value }) => isSame(value, statement));
    if (same !== undefined) {
      free.delete(same);
      return ended(text.slice(same.start, same.end));
    }
    const before = older.find(({ value }) => isSame(value, statement));
    return before === undefined || earlier === undefined
      ? indented(emitStatement(statement), first.indent)
      : indented(ended(earlier.text.slice(before.start, before.end)), first.indent - before.indent);
  });
  const lines = written.join('');
  const eol = text.includes('\r\n') ? lines.replace(/\r?\n/g, '\r\n') : lines.replaceAll('\r\n', '\n');
  return `${text.slice(0, first.start)}${eol}${text.slice(last.end)}`;
}

/** A list on one line, or an alias: it is written anew, on one line. */
function replaceValue({ text, statements }: StatementsEdit, { value }: StatementsNode): string {
  const [start = 0, end = 0] = value.range ?? [];
  const flow = stringify(statements, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  return `${text.slice(0, start)}${flow}${text.slice(end)}`;
}

/** In the canonical layout, its `-` at the beginning of the line. */
function emitStatement(statement: JsonObject): string {
  const whole = emitDocument({ kind: 'Policy', statements: [statement] });
  const lines = whole.slice(whole.indexOf('\n', whole.indexOf('statements:')) + 1);
  return indented(lines, -2);
}

function indented(lines: string, by: number): string {
  if (by >= 0) return lines.replace(/^(?=.)/gm, ' '.repeat(by));
  return lines.replace(new RegExp(`^ {0,${-by}}`, 'gm'), '');
}

function ended(lines: string): string {
  return lines.endsWith('\n') ? lines : `${lines}\n`;
}
