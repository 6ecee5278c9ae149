import { readFile } from 'node:fs/promises';
import { BylawError } from '../diagnostic/bylaw-error.ts';

/** Where workflows take Bylaw's Action from. */
export interface ActionSource {
  /** `acme/bylaw`; undefined where nobody said. */
  readonly repository: string | undefined;
  /** A commit, tag or branch of it. */
  readonly ref: string;
}

/** What stands in templates where the repository belongs: a name that GitHub gives to nobody. */
const placeholder = /<owner>\/bylaw(?<path>\/[\w./-]+)?@v[\w.-]+/g;

/**
 * The Action of `OWNER/REPOSITORY` or `OWNER/REPOSITORY@REF`; without either that of the repository that package.json
 * names. One that nobody published has none, and none is guessed: whoever took that name would be handed the keys of
 * everybody who applies.
 * @throws BylawError `init/invalid-action`
 */
export async function actionSource(given: string | undefined): Promise<ActionSource> {
  const { version, repository } = await ownPackage();
  const latest = `v${version}`;
  if (given === undefined) return { repository: onGitHub(repository), ref: latest };
  const named =
    /^(?<owner>[A-Za-z\d](?:-?[A-Za-z\d]){0,38})\/(?<name>[\w.-]{1,100})(?:@(?<ref>[\w./-]{1,100}))?$/;
  const { owner, name, ref = latest } = named.exec(given)?.groups ?? {};
  // As the docs have it where everybody has to write their own.
  if (owner === undefined || /^[A-Z]+$/.test(ref))
    throw new BylawError('init/invalid-action', `\`${given}\` does not say where the Action is`, {
      hint: 'OWNER/REPOSITORY@COMMIT, such as `acme/bylaw@v0.1.0`',
    });
  return { repository: `${owner}/${name}`, ref };
}

/** The same text with the Action of that source. */
export function withAction(text: string, { repository, ref }: ActionSource): string {
  if (repository === undefined) return text;
  return text.replaceAll(placeholder, (_, path: string | undefined) => `${repository}${path ?? ''}@${ref}`);
}

interface OwnPackage {
  readonly version: string;
  readonly repository?: string | { readonly url: string };
}

// The same from src/operations and from the bundle.
async function ownPackage(): Promise<OwnPackage> {
  return JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as OwnPackage;
}

function onGitHub(repository: OwnPackage['repository']): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return /(?:^github:|github\.com[/:])(?<path>[\w-]+\/[\w.-]+?)(?:\.git)?$/.exec(url ?? '')?.groups?.path;
}
