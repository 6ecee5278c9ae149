import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import { replaceStatements, type StatementsEdit } from '../../edit/replace-statements.ts';
import type { Policy } from '../../model/model.ts';
import { canonicalStatement, digestStatements } from '../../model/statement-digest.ts';
import type { SourceFile } from '../../parse/document.ts';
import { parseFile } from '../../parse/parse-documents.ts';
import type { PolicyRollbackReport } from '../../report/policies/policy-reports.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import { openCommitSource } from '../../source/commit-source.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { withSource } from '../access/with-source.ts';
import { mistakesAfter } from '../edits/mistakes-after.ts';
import { writeEdited } from '../edits/write-edited.ts';
import type { Session } from '../session.ts';
import { type ChosenText, type KnownPolicy, knownPolicy, olderText } from './policy-texts.ts';
import { publishEntries } from './publish-entries.ts';

export interface PolicyRollbackOptions {
  readonly organization?: string;
  readonly policy: string;
  /** A published version, `2` or `v2`. */
  readonly to: string;
}

/**
 * Edits the YAML so that a policy says again what a published version said. Nothing is published: the next apply does
 * that, under the next number. Refuses what `validate` would refuse, and then writes nothing.
 * @throws BylawError `policy/unknown`, `policy/unknown-version`, `policy/cannot-roll-back`, `edit/file-changed`
 */
export async function policyRollback(
  session: Session,
  options: PolicyRollbackOptions,
): Promise<PolicyRollbackReport> {
  return withSource(session, options, async (source) => {
    const known = knownPolicy(source, options.policy);
    const { declared } = known;
    if (declared === undefined) throw cannot(known, 'is no longer declared: create it again first');
    const target = olderText(known, options.to);
    const { version: to } = target;
    const path = declared.origin.file;
    const [file] = await source.texts.read([path]);
    if (file === undefined) throw cannot(known, 'cannot be read');
    const text = await editOf(source, known, declared, file, target);
    const edited = { path, before: file.text, after: text };
    const [mistake, ...others] = await mistakesAfter(session, source, [edited]);
    if (mistake !== undefined) throw cannot(known, `would not be valid: ${mistake}`, others);
    if (text !== file.text) await writeEdited(session, source, [edited]);
    return {
      policy: known.name,
      to,
      file: path,
      publishes: nextVersion(known, target),
      pinned: declared.defaultVersion ?? null,
      diff: unifiedDiff(path, file.text, text),
    };
  });
}

async function editOf(
  source: AskedSource,
  known: KnownPolicy,
  declared: Policy,
  file: SourceFile,
  { statements }: ChosenText,
): Promise<string> {
  if (digestStatements(declared.statements) === digestStatements(statements)) return file.text;
  const earlier = await earlierText(source, known, declared, statements);
  const text = replaceStatements({
    text: file.text,
    origin: declared.origin,
    statements,
    isSame: (a, b) => jsonEqual(canonicalStatement(a), canonicalStatement(b)),
    ...(earlier === undefined ? {} : { earlier }),
  });
  if (text === undefined || !saysOnly(file, text, declared, statements)) {
    throw cannot(known, `is written in a way that cannot be edited: edit ${file.path} by hand`);
  }
  return text;
}

/** Whether an edit left all documents of a file as they were, but for the statements of one. */
function saysOnly(
  file: SourceFile,
  text: string,
  { origin }: Policy,
  statements: readonly JsonObject[],
): boolean {
  const [before, after] = [parseFile(file), parseFile({ path: file.path, text })];
  if (hasErrors(after.diagnostics) || before.value?.length !== after.value?.length) return false;
  return (after.value ?? []).every(({ body, origin: at }, index) => {
    const old = before.value?.[index]?.body ?? {};
    if (!jsonEqual([...at.path, at.document], [...origin.path, origin.document])) return jsonEqual(old, body);
    const said = body.statements as readonly JsonObject[];
    return (
      digestStatements(said) === digestStatements(statements) &&
      jsonEqual({ ...old, statements: [] }, { ...body, statements: [] })
    );
  });
}

/** The text that the version was published from, as its author wrote it, where it stood in the same file. */
async function earlierText(
  source: AskedSource,
  { name, history }: KnownPolicy,
  { origin: { file: path } }: Policy,
  statements: readonly JsonObject[],
): Promise<StatementsEdit['earlier']> {
  const { recorded } = source;
  const digest = digestStatements(statements);
  const version = history?.versions.find((each) => each.digest === digest)?.version;
  const entries = await publishEntries(source, (policy) => policy === name);
  const entry = entries.get(`${name}@${version}`);
  if (recorded === undefined || entry === undefined) return undefined;
  try {
    const [file] = await openCommitSource(recorded.git, entry.source).read([path]);
    const documents = file === undefined ? [] : (parseFile(file).value ?? []);
    const found = documents.find(({ kind, body }) => kind === 'Policy' && body.name === name);
    return file === undefined || found === undefined ? undefined : { text: file.text, origin: found.origin };
  } catch (error) {
    // The file had another name, or the commit is not in this clone: the statements are written anew.
    if (error instanceof BylawError) return undefined;
    throw error;
  }
}

function nextVersion({ history }: KnownPolicy, target: ChosenText): number | null {
  const newest = history?.versions.at(-1);
  if (newest === undefined || newest.digest === digestStatements(target.statements)) return null;
  return newest.version + 1;
}

function cannot({ name }: KnownPolicy, why: string, details: readonly string[] = []): BylawError {
  return new BylawError('policy/cannot-roll-back', `policy \`${name}\` ${why}`, { details });
}
