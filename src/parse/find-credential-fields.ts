import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Json } from '../digest/json.ts';
import { namesCredential } from './credentials.ts';
import { isJsonObject } from './merge-defaults.ts';
import type { Subject } from './subject.ts';

/** The fields of a Target that are named like credentials, wherever in it; a flag such as `requireToken: true` is none. */
export function findCredentialFields(
  subject: Pick<Subject, 'kind' | 'file' | 'document'>,
  body: Json,
  base: Place['path'],
): readonly PlacedDiagnostic[] {
  return subject.kind === 'Target' ? search(subject, body, base) : [];
}

function search(
  subject: Pick<Subject, 'file' | 'document'>,
  value: Json,
  path: Place['path'],
): readonly PlacedDiagnostic[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => search(subject, item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const at = [...path, key];
    if (key === 'guards') return [];
    if (typeof field === 'boolean' || !namesCredential(key)) return search(subject, field, at);
    return [credentialField(key, { file: subject.file, document: subject.document, path: at, on: 'key' })];
  });
}

function credentialField(key: string, at: Place): PlacedDiagnostic {
  return createDiagnostic('parse/credential-field', {
    message: `a target holds no credentials: \`${key}\` is named like one`,
    hint: 'remove it; the provider reads its credentials from the environment',
    at,
    concealed: true,
  });
}
