import { BylawError } from '../../diagnostic/bylaw-error.ts';

/** A repository on GitHub: `acme/iam`. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

const wanted = /^(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,99})\/(?<name>[\w.-]{1,100})$/;

/** Reads `acme/iam`, as GITHUB_REPOSITORY and flags give it; `from` is which of them, for the message. */
export function repositoryName(text: string, from: string): RepositoryName {
  const { owner, name } = wanted.exec(text.trim())?.groups ?? {};
  // A name of dots would be resolved as a path.
  if (owner === undefined || name === undefined || /^\.{1,2}$/.test(name)) {
    throw new BylawError(
      'provider/bad-coordinates',
      `${from} does not name a repository: ${JSON.stringify(text)}`,
      {
        hint: 'write the owner and the name of the repository that pull requests and issues are in: `acme/iam`',
      },
    );
  }
  return { owner, name };
}
