import { isScalar, type Document as YamlDocument } from 'yaml';
import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import { hasErrors, type PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../digest/json.ts';
import { checkBody } from './check-body.ts';
import { checkHeader } from './check-header.ts';
import { checkList } from './check-list.ts';
import { describeYamlError } from './describe-yaml-error.ts';
import { isJsonObject } from './merge-defaults.ts';
import { readNode } from './read-node.ts';
import type { ReadDocument, Subject } from './subject.ts';

const nothing: ReadDocument = { documents: [], diagnostics: [] };

/** What one YAML document declares: the documents that passed their schema, and every mistake of the others. */
export function readDocument(
  yaml: YamlDocument.Parsed,
  at: { readonly file: string; readonly document: number; readonly suspicious: boolean },
): ReadDocument {
  const { file, document } = at;
  const [broken] = yaml.errors;
  if (broken !== undefined)
    return { documents: [], diagnostics: [describeYamlError(broken, file, document)] };
  if (yaml.directives.yaml.version !== '1.2')
    return refuse(at, 'parse/yaml-version', 'this document asks for YAML 1.1');
  const { contents } = yaml;
  if (contents === null || (isScalar(contents) && contents.value === null && contents.source === ''))
    return nothing;
  const read = readNode(contents, at);
  // What was cut off there is no mistake of its own.
  const bomb = read.diagnostics.filter(({ code }) => code === 'parse/alias-bomb');
  if (bomb.length > 0) return { documents: [], diagnostics: bomb };
  if (!isJsonObject(read.value)) {
    if (hasErrors(read.diagnostics)) return { documents: [], diagnostics: read.diagnostics };
    const what = Array.isArray(read.value) ? 'a list' : 'a single value';
    return refuse(at, 'parse/not-a-mapping', `this document is ${what}, not a map`);
  }
  return checkDocument({ value: read.value, diagnostics: read.diagnostics }, () => yaml, at);
}

/** What a map declares. `yaml` gives its nodes where something is wrong with it. */
export function checkDocument(
  { value, diagnostics }: { readonly value: JsonObject; readonly diagnostics: readonly PlacedDiagnostic[] },
  yaml: Subject['yaml'],
  { file, document }: { readonly file: string; readonly document: number },
): ReadDocument {
  const header = checkHeader(value, file, document);
  if (header.kind === undefined)
    return { documents: [], diagnostics: [...diagnostics, ...header.diagnostics] };
  const found = [...diagnostics, ...header.diagnostics];
  const subject = { yaml, file, document, kind: header.kind, found };
  return header.isList ? checkList(subject, header.body) : checkBody(subject, header.body);
}

function refuse(
  { file, document }: { readonly file: string; readonly document: number },
  code: 'parse/yaml-version' | 'parse/not-a-mapping',
  message: string,
): ReadDocument {
  const hint =
    code === 'parse/yaml-version'
      ? 'remove the `%YAML` line'
      : 'begin it with `apiVersion: bylaw/v1` and `kind: …`';
  const at = { file, document, path: [], on: 'value' } as const;
  return { documents: [], diagnostics: [createDiagnostic(code, { message, hint, at })] };
}
