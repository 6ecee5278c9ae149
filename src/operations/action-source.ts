import { readFile } from 'node:fs/promises';
import { BylawError } from '../diagnostic/bylaw-error.ts';

/** Where workflows take Bylaw's Action from. */
export interface ActionSource {
  /** `acme/bylaw`; undefined where nobody said. */
  readonly repository: string | undefined;
  /** A commit of it, or the tag of a version. */
  readonly ref: string;
}

/** What stands in templates where the repository belongs: a name that GitHub gives to nobody. */
const placeholder = /<owner>\/bylaw(?<path>\/[\w./-]+)?@v[\w.-]+/g;

/**
 * The Action of `OWNER/REPOSITORY@REF`, a commit or a version; where nothing is given that of the repository that
 * package.json names. One that nobody published has none, and none is guessed: whoever took that name would be handed
 * the keys of everybody who applies. So would be whoever may push a branch that is named.
 * @throws BylawError `init/invalid-action`
 */
export async function actionSource(given: string | undefined): Promise<ActionSource> {
  if (given === undefined) {
    const { version, repository } = await ownPackage();
    return { repository: onGitHub(repository), ref: `v${version}` };
  }
  const named =
    /^(?<owner>[A-Za-z\d](?:-?[A-Za-z\d]){0,38})\/(?<name>[\w.-]{1,100})(?:@(?<ref>[\w./-]{1,100}))?$/;
  const { owner, name, ref } = named.exec(given)?.groups ?? {};
  if (owner === undefined)
    throw new BylawError('init/invalid-action', `\`${given}\` does not say where the Action is`, {
      hint: 'OWNER/REPOSITORY@COMMIT, such as `acme/bylaw@v0.1.0`',
    });
  if (ref === undefined || !(isCommit(ref) || /^v\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(ref)))
    throw new BylawError('init/invalid-action', `\`${given}\` names neither a commit nor a version`, {
      hint: `write \`@\` and 40 hexadecimal digits, which \`git ls-remote https://github.com/${owner}/${name}\` lists; or a tag such as \`v0.1.0\``,
    });
  return { repository: `${owner}/${name}`, ref };
}

function isCommit(ref: string): boolean {
  return /^[\da-f]{40}$/.test(ref);
}

const advice = /^ *# A tag can be moved: .*\n/gm;

/** The same text with the Action of that source. */
export function withAction(text: string, { repository, ref }: ActionSource): string {
  if (repository === undefined) return text;
  const advised = isCommit(ref) ? text.replaceAll(advice, '') : text;
  return advised.replaceAll(
    placeholder,
    (_, path: string | undefined) => `${repository}${path ?? ''}@${ref}`,
  );
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
