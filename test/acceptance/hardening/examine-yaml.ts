import { lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic, SourceRange } from '../../../src/diagnostic/diagnostic.ts';
import { defaultLayout } from '../../../src/edit/canonical-yaml.ts';
import { formatText } from '../../../src/edit/format-text.ts';
import { importPeribolos } from '../../../src/import/peribolos/import-peribolos.ts';
import { decodeSource } from '../../../src/source/decode-source.ts';
import { type Checked, checkFolder, hall } from './checked-folder.ts';
import { ownTime } from './own-time.ts';

export interface Examination {
  /** A repository in a folder of its own, beside which nothing may change either. */
  readonly root: string;
  /** Where the text stands in the repository. */
  readonly path: string;
  readonly bytes: Buffer;
  /** `validate` and what it prints; another one to show that its faults are found. */
  readonly check?: (root: string) => Promise<Checked>;
  /** Also what is done more seldom: run it again, lay it out, import it. */
  readonly thorough?: boolean;
  /** What a run may take, in milliseconds of this process's own time; a second, if absent. */
  readonly longest?: number;
}

/** Everything wrong with how a file is read, in words; none where it is read as it should be. */
export async function examineYaml(examination: Examination): Promise<readonly string[]> {
  const { root, path, bytes, check = checkFolder, thorough = false, longest = 1_000 } = examination;
  writeFileSync(join(root, path), bytes);
  const before = stateOf(dirname(root));
  try {
    const [checked, time] = await ownTime(() => check(root));
    // Once may be the machine's garbage; twice is the text.
    const slow = time > longest && (await ownTime(() => check(root)))[1] > longest;
    const texts = new Map([...Object.entries(hall), [path, decodeSource(path, bytes).text]]);
    return [
      ...(slow ? [`took ${Math.round(time)} ms`] : []),
      ...checked.diagnostics.flatMap((diagnostic) => misplaced(diagnostic, texts)),
      ...unfitOutput(checked),
      ...(thorough ? [...(await unlike(checked, check, root)), ...edited(path, bytes)] : []),
      ...(stateOf(dirname(root)) === before ? [] : ['something was written']),
    ];
  } catch (error) {
    return [`crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** The same files give the same bytes. */
async function unlike(first: Checked, check: (root: string) => Promise<Checked>, root: string) {
  const second = await check(root);
  return JSON.stringify(first) === JSON.stringify(second) ? [] : ['not the same the second time'];
}

function misplaced({ code, at, related = [] }: Diagnostic, texts: ReadonlyMap<string, string>): string[] {
  if (at === undefined) return [`${code} has no place`];
  return [at, ...related.map((other) => other.at)].flatMap((range) => {
    const text = texts.get(range.file);
    if (text === undefined) return [`${code} is in ${range.file}, which is not there`];
    return isInside(range, text) ? [] : [`${code} is outside of its file: ${JSON.stringify(range)}`];
  });
}

function isInside({ start, end }: SourceRange, text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/);
  const fits = ({ line, column }: SourceRange['start']) =>
    line >= 1 && column >= 1 && line <= lines.length && column <= (lines[line - 1] ?? '').length + 2;
  const inOrder = start.line < end.line || (start.line === end.line && start.column <= end.column);
  return fits(start) && fits(end) && inOrder;
}

/** What a terminal would act on, or nobody could see. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/u;

function unfitOutput({ text, json, github, sarif, diagnostics }: Checked): string[] {
  const found = Object.entries({ text, json, github, sarif }).flatMap(([format, output]) =>
    unseen.test(output) ? [`unseen characters as ${format}`] : [],
  );
  if (/^\s*::/m.test(text) || /##\[/.test(text + json + github + sarif)) found.push('a command for CI');
  if (github.split('\n').some((line) => line !== '' && !/^::(?:error|warning|notice) /.test(line)))
    found.push('a line that is no command');
  if (JSON.stringify(JSON.parse(json)) !== JSON.stringify(diagnostics)) found.push('JSON that is not exact');
  return found;
}

/** Laying out and importing read hostile files as well. */
function edited(path: string, bytes: Buffer): string[] {
  const file = decodeSource(path, bytes);
  const formatted = formatText(file, defaultLayout);
  const again = formatText({ path, text: formatted.text }, defaultLayout);
  importPeribolos([{ path: 'org.yaml', text: file.text }], { rootName: 'hall', unread: [] });
  return [
    ...formatted.diagnostics.flatMap((diagnostic) => misplaced(diagnostic, new Map([[path, file.text]]))),
    ...(formatted.diagnostics.length === 0 && again.text !== formatted.text ? ['laid out twice'] : []),
  ];
}

/** What a folder holds, down to when each file was written. */
function stateOf(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return JSON.stringify(
    entries.map((entry) => {
      const { mode, size, mtimeMs } = lstatSync(join(folder, entry));
      return [entry, mode, size, mtimeMs];
    }),
  );
}
