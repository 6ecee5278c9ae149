import type { Assumption } from '../../access/decision.ts';
import { behindNote } from '../behind-note.ts';
import { countOf } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import type { AppliedBasis, FilesBasis, QuestionBasis } from './question-basis.ts';

const taken: Readonly<Record<Assumption, string>> = {
  'invitations-accepted': 'nobody recorded who accepted an invitation: everybody counts as accepted',
  'files-in-force': 'no policy version is known: the text of each file counts as every version',
  'single-resources-not-judged':
    '`*` asks about all resources at once: a deny, an isolated zone or an exception may still take single ones; ask about one to know',
};

/** Versions that are named; of more there is a count. */
const mostNamed = 5;

/** What an answer was given from and what it takes for granted, below it. */
export function renderBasis(basis: QuestionBasis, style: Style): readonly string[] {
  const { files, now, versions, assumptions } = basis;
  const expected = versions?.expected ?? [];
  const named = expected.slice(0, mostNamed).map(({ policy, version }) => `${policy}@${version}`);
  const more = expected.length - named.length;
  const notes = [
    ...(expected.length === 0
      ? []
      : [
          `${more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')} ${
            expected.length === 1
              ? 'counts as published, as the next apply would do'
              : 'count as published, as the next apply would do'
          }`,
        ]),
    ...appliedNotes(basis),
    ...(versions === null || versions.behind === null ? [] : [behindNote(versions.behind)]),
    ...(files.is === 'ledger' && !files.complete
      ? [
          `that commit was applied in part, and what was not applied does not count: \`bylaw audit show ${files.sequence}\``,
        ]
      : []),
    ...assumptions.map((assumption) => taken[assumption]),
  ];
  const from = `from ${describeFiles(files)}, as of ${now}`;
  return [from, ...notes.map((note) => `note: ${note}`)].map((line) => style.dim(sanitizeLine(line)));
}

/** How the files stand to what was applied, where they are not what is in force. */
function appliedNotes({ applied, organization }: QuestionBasis): readonly string[] {
  if (applied === null) return [];
  if (applied.length === 0) return [`nothing of ${organization} was applied yet: the files answer`];
  return applied.flatMap((each) => {
    const where = applied.length === 1 ? '' : ` to ${each.target}`;
    const how = each.complete ? 'applied last' : 'applied last, in part,';
    const last = `commit ${short(each.commit)} was ${how}${where} (entry ${each.sequence})`;
    if (each.files !== 'same') return [`${last}; ${standings[each.files]}`];
    return each.complete ? [] : [`${last}: \`bylaw audit show ${each.sequence}\` says what was not`];
  });
}

const standings: Readonly<Record<Exclude<AppliedBasis['files'], 'same'>, string>> = {
  ahead: 'the files, which answer, are ahead of it: `bylaw plan` shows what is not applied',
  behind: 'the files, which answer, are behind it: `--at` with a day asks what was applied',
  apart: 'the files, which answer, are of another history: `--at` with a day asks what was applied',
  unknown: 'whether the files, which answer, are ahead of it or behind this clone cannot tell',
};

/** From which files an answer was given. */
export function describeFiles(files: FilesBasis): string {
  if (files.is === 'ledger')
    return `commit ${short(files.commit)}, applied ${files.appliedAt} (entry ${files.sequence})`;
  if (files.is === 'commit') {
    return files.commit.startsWith(files.revision)
      ? `commit ${short(files.commit)}`
      : `${files.revision} (${short(files.commit)})`;
  }
  if (files.commit === null) return 'the files, which are not committed';
  return files.changed
    ? `the work tree, which differs from commit ${short(files.commit)}`
    : `commit ${short(files.commit)}`;
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

/** `5 policies`, with the name of the organization: `acme: 5 policies`. */
export function headline({ organization }: QuestionBasis, count: number, one: string, many?: string): string {
  return `${sanitizeLine(organization)}: ${countOf(count, one, many)}`;
}
