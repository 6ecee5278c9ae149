import { expect } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import type { SourceFile } from '../../src/parse/document.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { mistakesIn } from './mistakes-in.ts';

/** The bodies of the documents written, by kind and name, without what every document has. */
export function documentsOf(files: readonly SourceFile[]): ReadonlyMap<string, JsonObject> {
  const parsed = parseDocuments(files);
  expect(mistakesIn(files)).toEqual([]);
  return new Map(
    (parsed.value ?? []).map(({ kind, body, origin }) => {
      const { apiVersion, kind: _kind, ...rest } = body;
      expect(apiVersion).toBe('bylaw/v1');
      const folder = /^organizations\/([^/]+)\//.exec(origin.file)?.[1] ?? 'shared';
      return [`${folder}: ${kind} ${rest.name ?? ''}`, rest];
    }),
  );
}
