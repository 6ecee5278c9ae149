import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { type Kind, kinds } from '../schema/kinds.ts';

export const apiVersion = 'bylaw/v1';

const singles: readonly Kind[] = ['Repository', 'Organization'];
const lists = new Map(kinds.filter((kind) => !singles.includes(kind)).map((kind) => [`${kind}List`, kind]));
const known = new Set<string>(kinds);

/** What a document says of itself; without a kind it cannot be checked any further. */
export interface Header {
  readonly kind: Kind | undefined;
  readonly isList: boolean;
  /** The document with the header it should have. */
  readonly body: JsonObject;
  readonly diagnostics: readonly PlacedDiagnostic[];
}

/** Which kind of document this is, in which version of the format. */
export function checkHeader(root: JsonObject, file: string, document: number): Header {
  const place = (path: Place['path'], on: Place['on']): Place => ({ file, document, path, on });
  const { apiVersion: version, kind } = root;
  const [first] = Object.keys(root);
  const start = first === undefined ? place([], 'value') : place([first], 'key');
  if (version === undefined && kind === undefined)
    return { kind: undefined, isList: false, body: root, diagnostics: [neither(start)] };
  const diagnostics: PlacedDiagnostic[] = [];
  if (version === undefined) {
    const hint = `add \`apiVersion: ${apiVersion}\``;
    diagnostics.push(
      createDiagnostic('parse/missing-api-version', { message: '`apiVersion` is missing', hint, at: start }),
    );
  } else if (version !== apiVersion) {
    diagnostics.push(unknownVersion(version, place(['apiVersion'], 'value')));
    // Another version may mean something else by every key.
    return { kind: undefined, isList: false, body: root, diagnostics };
  }
  const isList = typeof kind === 'string' && lists.has(kind);
  const named = isList ? lists.get(kind) : known.has(String(kind)) ? (kind as Kind) : undefined;
  if (named === undefined)
    diagnostics.push(kind === undefined ? missingKind(start) : unknownKind(kind, place(['kind'], 'value')));
  const body = version === undefined ? { apiVersion, ...root } : root;
  return { kind: named, isList, body, diagnostics };
}

function neither(at: Place): PlacedDiagnostic {
  const message = 'this document has neither `apiVersion` nor `kind`';
  const hint = `begin it with \`apiVersion: ${apiVersion}\` and \`kind: …\`, or keep it outside the folders that Bylaw reads`;
  return createDiagnostic('parse/missing-kind', { message, hint, at });
}

function missingKind(at: Place): PlacedDiagnostic {
  return createDiagnostic('parse/missing-kind', {
    message: '`kind` is missing',
    hint: `one of ${kinds.join(', ')}`,
    at,
  });
}

function unknownVersion(version: Json, at: Place): PlacedDiagnostic {
  const message =
    typeof version === 'object'
      ? '`apiVersion` must be a text'
      : `the \`apiVersion\` \`${String(version)}\` is not known`;
  return createDiagnostic('parse/unknown-api-version', { message, hint: `write \`${apiVersion}\``, at });
}

function unknownKind(kind: Json, at: Place): PlacedDiagnostic {
  if (typeof kind !== 'string') {
    return createDiagnostic('parse/unknown-kind', {
      message: '`kind` must be a text',
      hint: `one of ${kinds.join(', ')}`,
      at,
    });
  }
  const single = singles.find((name) => kind === `${name}List`);
  if (single !== undefined) {
    const message = `there is no \`${kind}\`: \`${single}\` has no list form`;
    return createDiagnostic('parse/unknown-kind', {
      message,
      hint: `write one document of kind \`${single}\` each`,
      at,
    });
  }
  const message = `there is no kind \`${kind}\``;
  return createDiagnostic('parse/unknown-kind', {
    message,
    ...didYouMean(kind, [...kinds, ...lists.keys()], `one of ${kinds.join(', ')}`),
    at,
  });
}
