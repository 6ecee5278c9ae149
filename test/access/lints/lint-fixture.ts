import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintOrganization } from '../../../src/access/lints/lint-organization.ts';
import { invariant } from '../../../src/diagnostic/bylaw-error.ts';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import { buildModel } from '../../../src/model/build-model.ts';
import { comparePlaces } from '../../../src/model/place.ts';
import type { SourceFile } from '../../../src/parse/document.ts';
import { locateDiagnostics } from '../../../src/parse/locate.ts';
import { parseDocuments } from '../../../src/parse/parse-documents.ts';
import { textAt } from '../../diagnostic/expect-diagnostic.ts';

const root = fileURLToPath(new URL('../../fixtures/lints/', import.meta.url));
const now = Date.parse('2026-11-22T12:00:00Z');

/** The fixtures, each added to `base.yaml`: named after its code, with `.variant` where one is found in several ways. */
export function lintFixtures(): readonly string[] {
  return readdirSync(root)
    .filter((name) => name !== 'base.yaml')
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

export interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  /** `scores.shelf`: the text under each, in the same order. */
  readonly underlined: readonly (string | undefined)[];
}

/** What lints say of the base with documents added; an Organization and a RoleList replace the base's. */
export async function lintText(text: string): Promise<Linted> {
  const base = readFileSync(join(root, 'base.yaml'), 'utf8').split(/^---\n/m);
  const added = text.split(/^---\n/m);
  const kindOf = (document: string) => /^kind: (?:Organization|RoleList)$/m.exec(document)?.[0];
  const replaced = new Set(added.map(kindOf));
  const kept = base.filter((document) => kindOf(document) === undefined || !replaced.has(kindOf(document)));
  const files: readonly SourceFile[] = [
    { path: 'bylaw.yaml', text: 'apiVersion: bylaw/v1\nkind: Repository\n' },
    { path: 'organizations/orchestra/base.yaml', text: kept.join('---\n') },
    { path: 'organizations/orchestra/added.yaml', text },
  ];
  const parsed = parseDocuments(files);
  expectNone(parsed.diagnostics);
  const built = buildModel(parsed.value ?? [], { files: files.map(({ path }) => path), rejected: [] });
  expectNone(built.diagnostics);
  const organization = built.value?.organizations.get('orchestra');
  invariant(organization !== undefined, 'the fixture declares the orchestra');
  const found = [...(await lintOrganization(organization, now, { mfa: observedIn(text) }))].sort((a, b) =>
    comparePlaces(a.at, b.at),
  );
  const diagnostics = locateDiagnostics(found, files);
  return { diagnostics, underlined: diagnostics.map(({ at }) => at && textAt(at, files)) };
}

export function fixtureText(name: string): string {
  return readFileSync(join(root, `${name}.yaml`), 'utf8');
}

function expectNone(diagnostics: readonly { readonly message: string }[]): void {
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
}

/** `# mfa: lena yes, ravi no` says what was observed. */
function observedIn(text: string): ReadonlyMap<string, boolean> | undefined {
  const said = /^# mfa: (.*)$/m.exec(text)?.[1];
  if (said === undefined) return undefined;
  return new Map(said.split(', ').map((each) => [each.split(' ')[0] ?? '', each.endsWith(' yes')]));
}
