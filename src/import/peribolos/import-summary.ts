/** One thing of the source, where it stands there, in a sentence. */
export interface Finding {
  /** Relative to the imported root. */
  readonly file: string;
  /** 1-based; absent where a whole file is meant. */
  readonly line?: number;
  readonly what: string;
}

export interface OrganizationCounts {
  /** The name in Bylaw. */
  readonly organization: string;
  /** The name on GitHub, as the source spells it. */
  readonly login: string;
  /** Different people: admins, members, and those named in a team only. */
  readonly people: number;
  readonly owners: number;
  readonly teams: number;
  /** Different (team, person) pairs, maintainers included. */
  readonly memberships: number;
  readonly maintainers: number;
  /** Different (team, repository) pairs whose permission is not `none`. */
  readonly repositoryPermissions: number;
}

/** What an import read, wrote, changed and could not say; every list in a fixed order. */
export interface ImportSummary {
  readonly read: {
    readonly files: readonly string[];
    /** Comments kept: as reasons of memberships and bindings, and as comments of the files written. */
    readonly reasons: number;
    readonly comments: number;
  };
  readonly organizations: readonly OrganizationCounts[];
  /** The sums over all organizations; a person of two organizations counts twice. */
  readonly totals: Omit<OrganizationCounts, 'organization' | 'login'>;
  readonly written: { readonly files: readonly string[] };
  /** Files that were not read, with the reason. */
  readonly notRead: readonly Finding[];
  /** What the source says and the files written do not. */
  readonly notExpressed: readonly Finding[];
  /** What is kept in another form than the source has it: new names, doubles made one. */
  readonly adjusted: readonly Finding[];
}
