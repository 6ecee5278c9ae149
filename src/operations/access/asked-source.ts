import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Instant, Model, Organization } from '../../model/model.ts';
import type { ExpectedVersion } from '../../plan/plan.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';
import type { AppliedBasis, FilesBasis } from '../../report/access/question-basis.ts';
import type { SourceTree } from '../../source/source-tree.ts';
import type { KnownInvitations } from '../invitations/known-invitations.ts';
import { checkedSource, type LoadedModel } from '../load-model.ts';
import type { SourceTexts } from '../source-texts.ts';

/** What a question is answered from: an organization as some files declare it, and its policy versions. */
export interface AskedSource {
  readonly organization: Organization;
  readonly files: FilesBasis;
  readonly now: Instant;
  readonly tree: SourceTree;
  readonly texts: SourceTexts;
  /** Absent where it is not the files as they are that are asked, or no ledger is there. */
  readonly applied?: readonly AppliedBasis[];
  /** Absent where there is no repository: then nothing is known of versions. */
  readonly recorded?: RecordedVersions;
}

export interface RecordedVersions {
  readonly git: GitReader;
  readonly ledger: Ledger;
  /** A remote that is known to hold newer entries, which are not in this clone. */
  readonly behind: string | null;
  /** The newest entry that counts; 0 where there is none. */
  readonly sequence: number;
  readonly histories: PolicyHistories;
  /** Absent where nothing of the organization was applied to a directory. */
  readonly invitations?: KnownInvitations;
  /** What the next apply would publish, where the files are ahead of it. */
  readonly expected: readonly ExpectedVersion[];
  /** The commit whose history tells who wrote what: undefined before the first commit. */
  readonly commit: Oid | undefined;
}

/** The model of files without mistakes; else throws `access/invalid-files`, with the first of them. */
export async function validModel({ model, diagnostics, files }: LoadedModel, where: string): Promise<Model> {
  if (model !== undefined && !hasErrors(diagnostics)) return model;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const { diagnostics: located } = await checkedSource(files, errors);
  const details = located.slice(0, mostDetails).map(({ code, message, at }) => {
    const place = at === undefined ? '' : `${at.file}:${at.start.line}:${at.start.column}: `;
    return `${place}${message} (${code})`;
  });
  const more = located.length - details.length;
  throw new BylawError(
    'access/invalid-files',
    `there ${errors.length === 1 ? 'is an error' : `are ${errors.length} errors`} in ${where}`,
    {
      details: more > 0 ? [...details, `and ${more} more`] : details,
    },
  );
}

const mostDetails = 10;
