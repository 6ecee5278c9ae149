import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import { checkedSource, loadModel } from '../../../src/operations/load-model.ts';
import { silent } from '../../../src/operations/session.ts';
import { renderDiagnosticsGithub } from '../../../src/report/render-diagnostics-github.ts';
import { renderDiagnosticsSarif } from '../../../src/report/render-diagnostics-sarif.ts';
import { renderJson } from '../../../src/report/render-json.ts';
import { renderValidateText } from '../../../src/report/render-validate-text.ts';
import { openFolderSource } from '../../../src/source/folder-source.ts';

/** What `validate` finds in a folder, and all that it prints of it. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
  readonly json: string;
  readonly github: string;
  readonly sarif: string;
}

/** Reads, parses, links and renders a folder as `bylaw validate` does, in this process: files in, bytes out. */
export async function checkFolder(root: string): Promise<Checked> {
  const loaded = await loadModel(openFolderSource(root), { progress: silent });
  const { diagnostics, texts } = await checkedSource(loaded.files, loaded.diagnostics);
  const report = { diagnostics, texts, files: loaded.files.paths.length, organizations: [] };
  return {
    diagnostics,
    text: renderValidateText(report),
    json: renderJson(diagnostics),
    github: renderDiagnosticsGithub(diagnostics),
    sarif: renderJson(renderDiagnosticsSarif(diagnostics, '0.0.0')),
  };
}

/** A new folder with these files; the caller removes it with `removeFolder`. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-yaml-')));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

export function removeFolder(root: string): void {
  rmSync(root, { recursive: true, force: true });
}

const header = 'apiVersion: bylaw/v1\n';

/** A repository of one organization, `hall`, without mistakes: what a mutated file is put into. */
export const hall: Readonly<Record<string, string>> = {
  'bylaw.yaml': `${header}kind: Repository\n`,
  'organizations/hall/organization.yaml': `${header}kind: Organization\nname: hall\nmembership:\n  owners: {role: director}\n`,
  'organizations/hall/people.yaml': `${header}kind: MemberList\nitems:\n  - {name: ana, bindings: [director]}\n  - {name: ben}\n`,
  'organizations/hall/roles.yaml': `${header}kind: Role\nname: director\npermissions: ["*"]\n`,
};
