import { resolve } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { initRepository } from '../git/init-repository.ts';
import { schemaOf } from '../schema/schema-of.ts';
import { actionSource } from './action-source.ts';
import type { TemplateOwner } from './check-template-owner.ts';
import { branchAt, forGithub, withoutGithub } from './files-for-github.ts';
import { markerLast } from './marker-last.ts';
import { otherFiles } from './other-files.ts';
import { personaliseTemplate } from './personalise-template.ts';
import type { InitResult } from './results.ts';
import type { Session } from './session.ts';
import { commonFiles, templateFiles, templateNames } from './template-files.ts';
import { unwritable } from './write-file.ts';
import { writeFiles } from './write-files.ts';

export interface InitOptions extends TemplateOwner {
  /** Where to write, relative to the session's folder; created if need be. */
  readonly directory: string;
  readonly template: string;
  /** Where the workflows take Bylaw's Action from, `OWNER/REPOSITORY@REF`; see `actionSource`. */
  readonly action?: string;
  /** Without anything for GitHub: workflows, rulesets, what to set up. */
  readonly noGithub?: boolean;
}

/**
 * Writes a starter repository that plans and applies once it is committed: the template, the schema that editors
 * complete from, and a new Git repository where there is none. Overwrites nothing: the folder must be empty but
 * for `.git` and for what an init of the same template wrote that died.
 * @throws BylawError `init/unknown-template`, `init/not-empty`, and what `personaliseTemplate` throws
 */
export async function init(session: Session, options: InitOptions): Promise<InitResult> {
  const names = await templateNames();
  const { template } = options;
  if (!names.includes(template)) {
    const hint = didYouMean(template, names, `one of ${names.join(', ')}`);
    throw new BylawError('init/unknown-template', `there is no template \`${template}\``, hint);
  }
  const folder = resolve(session.cwd, options.directory);
  const action = await actionSource(options.action);
  const own = personaliseTemplate(await templateFiles(template), options);
  const all = new Map([...own, ...(await commonFiles()), ...(await editorSchema())]);
  const texts = options.noGithub
    ? withoutGithub(all)
    : forGithub(all, action, await branchAt(folder, session));
  await refuseFiles(folder, texts, options.directory);
  await makeFolder(folder).catch((cause: unknown) => {
    throw unwritable(options.directory, cause);
  });
  const gitInitialised = await initRepository(folder, session.environment);
  await writeFiles(folder, markerLast([...texts].map(([path, text]) => ({ path, text }))));
  return {
    ...{ directory: options.directory, template, written: [...texts.keys()].sort(), gitInitialised },
    ...(options.noGithub || action.repository !== undefined ? {} : { lacksAction: true }),
  };
}

async function refuseFiles(
  folder: string,
  contents: ReadonlyMap<string, string>,
  name: string,
): Promise<void> {
  const files = await otherFiles(folder, contents).catch((cause: unknown) => {
    throw new BylawError('init/not-empty', `\`${name}\` is no folder that can be written into`, { cause });
  });
  if (files.length === 0) return;
  throw new BylawError(
    'init/not-empty',
    `\`${name}\` holds ${files.slice(0, 3).join(', ')}${files.length > 3 ? ', …' : ''}`,
    {
      hint: 'give a new or an empty folder: init overwrites nothing',
    },
  );
}

async function editorSchema(): Promise<ReadonlyMap<string, string>> {
  const schema = await schemaOf('document');
  return new Map([['.bylaw/schemas/document.schema.json', `${JSON.stringify(schema, null, 2)}\n`]]);
}
