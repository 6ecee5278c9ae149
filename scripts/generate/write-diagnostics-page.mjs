import { loadSource } from './load-source.mjs';
import { code, pageHead, sentence } from './markdown.mjs';

/** What the first part of a code means, in the order of the page. */
const layers = new Map([
  ['parse', 'One document: its YAML and its fields.'],
  ['model', 'Documents together: references, rules and limits.'],
  ['plan', 'A change: what the files ask for, compared with what was applied.'],
  ['guardrail', '[Guardrails](guardrails.md), held against who may do what.'],
  ['test', '`bylaw test`.'],
  ['authorizer', 'The library, where an application asks.'],
  ['edit', '`bylaw fmt`.'],
  ['import', '`bylaw import`.'],
  ['source', 'Reading the files.'],
  ['git', 'The repository.'],
  ['ledger', 'The branch that records what was applied.'],
  ['target', 'The systems to apply to.'],
  ['pull-request', '`bylaw plan --pull-request`.'],
  ['provider', 'The systems to apply to, while they are read or written.'],
  ['apply', '`bylaw apply`.'],
  ['access', 'What access means: lints of `bylaw validate`, and questions of `bylaw access`.'],
  ['view', 'Lists, and what shows one thing: `bylaw member list`, `bylaw zone show`.'],
  ['role', '`bylaw role`.'],
  ['policy', '`bylaw policy`.'],
  ['forget', '`bylaw forget`.'],
  ['drift', '`bylaw drift`.'],
  ['identities', 'Telling which accounts are meant: `bylaw identities`.'],
  ['observe', '`bylaw observe`.'],
  ['revoke', '`bylaw revoke`.'],
  ['invitation', '`bylaw invitation`.'],
  ['init', '`bylaw init`.'],
  ['schema', '`bylaw schema`.'],
  ['action', 'The GitHub Action, before it does anything.'],
  ['cli', 'The command line.'],
]);

/** `docs/diagnostics.md`: every code, what it means and what to do. */
export async function writeDiagnosticsPage() {
  const { catalogue } = await loadSource('src/diagnostic/catalogue.ts');
  const { failures } = await loadSource('src/diagnostic/failures.ts');
  const mistakes = part('Mistakes in the files', mistakesHead, catalogue, ({ severity }) => severity);
  const world = part('Failures', failuresHead, failures, () => 'failure');
  const head = pageHead('Diagnostics', '`src/diagnostic/`');
  return [['docs/diagnostics.md', `${head}${introduction}\n${mistakes}\n${world}`]];
}

const introduction = `Every message of Bylaw begins with its code, \`layer/name\`. A code is never renamed once it is released.
`;

const mistakesHead =
  'All of them are told in one run, each with the place it stands at; but lints, guardrails (`guardrail/…`), and what an access test cannot ask (`test/…`), only once nothing else is an error: until then it is not known what the files declare. An error stops `plan` and `apply`; a warning does too with `--strict`. Lints (`access/…`) are told by `validate` alone, but for `access/allow-with-exceptions` of what is about to be published; `waivers` of the Organization document waive them one by one, with a reason and until a date.';
const failuresHead =
  'What went wrong outside the files. One ends the command with exit code 1 (130 where it was interrupted).';

function part(title, text, codes, severityOf) {
  const byLayer = new Map();
  for (const name of Object.keys(codes)) {
    byLayer.set(layerOf(name), [...(byLayer.get(layerOf(name)) ?? []), name]);
  }
  const unknown = [...byLayer.keys()].find((layer) => !layers.has(layer));
  if (unknown !== undefined) throw new Error(`say in ${import.meta.url} what the layer ${unknown} is`);
  const sections = [...layers.keys()].filter((layer) => byLayer.has(layer)).map(section);
  return `## ${title}\n\n${text}\n\n${sections.join('\n')}`;

  function section(layer) {
    const entries = byLayer.get(layer).map((name) => {
      const { title: headline, explanation } = codes[name];
      return `#### ${code(name)}\n\n${severityOf(codes[name])}: ${headline}. ${sentence(explanation)}\n`;
    });
    return `### ${layer}\n\n${layers.get(layer)}\n\n${entries.join('\n')}`;
  }
}

function layerOf(name) {
  return name.split('/')[0];
}
