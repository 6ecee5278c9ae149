import type { Document } from '../../parse/document.ts';
import { compareOrigins } from '../place.ts';
import { documentsOfKind, type TypedDocument } from '../typed-document.ts';
import { fullRef } from './ledger-ref.ts';
import { repositoryFile, staysBelow } from './organization-folders.ts';

export interface LedgerSettings {
  readonly ref: string;
  /** The remote that entries go to first, or `none`; absent where Git's configuration decides. */
  readonly remote?: string;
  readonly trust: 'unsigned' | 'signed';
}

/** What `bylaw.yaml` says, every default filled in. */
export interface RepositorySettings {
  /** Globs of the folders that hold one organization each. */
  readonly organizations: readonly string[];
  readonly ledger: LedgerSettings;
  /** The branch, by its full ref, that leads to every commit that is applied. */
  readonly applyBranch?: string;
  /** How `bylaw fmt` lays out files, as far as the repository says. */
  readonly fmt: {
    readonly lineWidth?: number;
    readonly indent?: number;
    readonly quotes?: 'single' | 'double';
  };
}

/** The Repository document of `bylaw.yaml`, the first where there are several. */
export function repositoryDocument(documents: readonly Document[]): TypedDocument<'Repository'> | undefined {
  return documentsOfKind(documents, 'Repository')
    .filter(({ origin }) => origin.file === repositoryFile)
    .sort((a, b) => compareOrigins(a.origin, b.origin))[0];
}

/** The settings, without judging them: a pattern that cannot be used is left out. */
export function settingsOf(document: TypedDocument<'Repository'> | undefined): RepositorySettings {
  const { organizations, ledger, apply, fmt = {} } = document?.body ?? {};
  return {
    organizations: (organizations ?? ['organizations/*']).filter(staysBelow),
    ledger: {
      ref: fullRef(ledger?.ref ?? 'bylaw/ledger'),
      ...(ledger?.remote === undefined ? {} : { remote: ledger.remote }),
      trust: ledger?.trust ?? 'unsigned',
    },
    ...(apply?.branch === undefined ? {} : { applyBranch: `refs/heads/${apply.branch}` }),
    fmt,
  };
}
