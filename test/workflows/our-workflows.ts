import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBlocks } from '../docs/read-blocks.ts';

export interface OurWorkflow {
  /** Where it stands, such as `.github/workflows/ci.yml` or `docs/pull-requests.md#1`. */
  readonly name: string;
  readonly text: string;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every workflow that we run, offer to call, write for others or show. */
export function ourWorkflows(): readonly OurWorkflow[] {
  return [...workflowsIn('.github/workflows'), ...templates(), ...shown()];
}

export function workflowsIn(folder: string): readonly OurWorkflow[] {
  return readdirSync(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => read(`${folder}/${name}`));
}

function templates(): readonly OurWorkflow[] {
  const paths = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => /\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .map((path) => read(`templates/${path}`));
}

/** A block of YAML with `jobs:` at its first column is a workflow. */
function shown(): readonly OurWorkflow[] {
  const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)];
  return pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) =>
      readBlocks(read(page).text)
        .filter(({ language, text }) => language === 'yaml' && /^jobs:/m.test(text))
        .map(({ text }, index) => ({ name: `${page}#${index + 1}`, text })),
    );
}

function read(path: string): OurWorkflow {
  return { name: path, text: readFileSync(join(root, path), 'utf8') };
}
