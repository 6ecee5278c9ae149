import type { JsonObject } from '../digest/json.ts';
import { isJsonObject } from '../parse/merge-defaults.ts';
import { addItem } from './add-item.ts';
import type { AddDocument } from './document-edit.ts';
import { documentTexts } from './document-texts.ts';
import { emitDocument } from './emit-document.ts';
import { linesAfter } from './lines.ts';
import type { Splice } from './splice.ts';
import { withoutDefaults } from './without-defaults.ts';
import { indentsLists } from './written-style.ts';
import { saidAt, type WrittenText, writtenText } from './written-text.ts';

/**
 * What puts a new document into a text, in the way of its neighbours. Undefined where that cannot be, as when what
 * stands there comes from an alias.
 */
export function addDocument(written: WrittenText, edit: AddDocument): readonly Splice[] | undefined {
  const { into, kind, body } = edit;
  if (into.in === 'new-file') return addFile(written, edit, into.like);
  if (into.in === 'file') return addBehind(written, edit, into.document);
  const { file, document } = into;
  const defaults = saidAt(written, document, ['defaults']);
  const item = isJsonObject(defaults) ? withoutDefaults(body, defaults) : body;
  const place = { origin: { file, document, path: [] }, kind: `${kind}List`, path: ['items'] };
  return addItem(written, place, item);
}

function addFile({ text }: WrittenText, edit: AddDocument, like = ''): readonly Splice[] | undefined {
  // Nothing is written over: somebody put a file there.
  if (text !== '') return undefined;
  const head = /^(?:#[ \t]*yaml-language-server:.*\r?\n)?(?:---[ \t]*\r?\n)?/.exec(like)?.[0] ?? '';
  const eol = like.includes('\r\n') ? '\r\n' : '\n';
  const [model] = writtenText(like).documents;
  const lines = linesOf(edit, model === undefined ? true : indentsLists({ document: model }));
  return [{ start: 0, end: 0, text: head + lines.map((line) => line + eol).join('') }];
}

function addBehind(written: WrittenText, edit: AddDocument, number: number): readonly Splice[] | undefined {
  const end = documentTexts(written)?.[number]?.end;
  const document = written.documents[number];
  if (end === undefined || document === undefined) return undefined;
  const lines = ['---', ...linesOf(edit, indentsLists({ document }))];
  return [{ start: end, end, text: linesAfter(written.text, end, lines) }];
}

function linesOf({ kind, body }: AddDocument, indented: boolean): readonly string[] {
  const whole: JsonObject = { apiVersion: 'bylaw/v1', kind, ...body };
  return emitDocument(whole, {}, { indentsLists: indented }).trimEnd().split('\n');
}
