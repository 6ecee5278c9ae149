import { loadSource } from './load-source.mjs';
import { code, fenced, pageHead, sentence, table } from './markdown.mjs';

/** `docs/commands.md`: what every command takes, from the classes that take it. */
export async function writeCommandsPage() {
  const { commands } = await loadSource('src/commands/commands.ts');
  const named = Object.entries(commands).map(([id, command]) => [id.replaceAll(':', ' '), command]);
  const overview = table(
    ['Command', 'Does'],
    named.map(([name, { summary }]) => [`[\`bylaw ${name}\`](#bylaw-${name.replaceAll(' ', '-')})`, summary]),
  );
  const common = flagsTable(named.find(([name]) => name === 'plan')[1].baseFlags);
  const sections = named.map(([name, command]) => section(name, command));
  const head = pageHead('Commands', 'the command classes in `src/commands/`');
  return [
    [
      'docs/commands.md',
      `${head}${overview}\nEvery command also takes:\n\n${common}\n${exitCodes}\n${sections.join('\n')}`,
    ],
  ];
}

const exitCodes = `Exit codes: 0 fine; 1 errors were found, a guard refuses, or something failed; 2 changes are pending, only with
\`--detailed-exitcode\`; 3 denied, only by \`access check\`; 130 interrupted. The schema of what \`--json\` prints is in \`schemas/output/\`.
`;

function section(name, { summary, description, args = {}, flags = {}, examples = [] }) {
  const parts = [`## bylaw ${name}\n\n${summary}\n`];
  if (description !== undefined) parts.push(`${description}\n`);
  if (Object.keys(args).length > 0) parts.push(argsTable(args));
  if (Object.keys(flags).length > 0) parts.push(flagsTable(flags));
  if (examples.length > 0) parts.push(fenced('sh', exampleLines(examples).join('\n')));
  return parts.join('\n');
}

function argsTable(args) {
  const rows = Object.entries(args).map(([name, { required, description, options, default: fallback }]) => [
    code(name.toUpperCase()),
    [sentence(description), choices(options), required ? 'Required.' : '', defaultText(fallback)]
      .filter(Boolean)
      .join(' '),
  ]);
  return table(['Argument', 'Is'], rows);
}

function flagsTable(flags) {
  const rows = Object.entries(flags)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, flag]) => [
      flagText(name, flag),
      [
        sentence(flag.description),
        choices(flag.options),
        exclusions(flag.exclusive),
        flag.required ? 'Required.' : '',
        defaultText(flag.default),
      ]
        .filter(Boolean)
        .join(' '),
    ]);
  return table(['Flag', 'Does'], rows);
}

function flagText(name, { type, char, helpValue }) {
  const value = type === 'boolean' ? '' : ` ${helpValue ?? name.toUpperCase()}`;
  const short = char === undefined ? '' : `${code(`-${char}`)}, `;
  return `${short}${code(`--${name}${value}`)}`;
}

function choices(options) {
  return options === undefined ? '' : `One of ${options.map(code).join(', ')}.`;
}

function exclusions(exclusive = []) {
  return exclusive.length === 0 ? '' : `Not with ${exclusive.map((name) => code(`--${name}`)).join(', ')}.`;
}

function defaultText(value) {
  return typeof value === 'string' ? `Default: ${code(value)}.` : '';
}

/** One command a line, what each is for in a column of comments. */
function exampleLines(examples) {
  const given = examples.map((each) => (typeof each === 'string' ? { command: each } : each));
  const lines = given.map(({ command }) => command.replaceAll('<%= config.bin %>', 'bylaw'));
  const width = Math.max(...lines.map(({ length }) => length));
  return lines.map((line, index) => {
    const { description } = given[index];
    if (description === undefined) return line;
    return `${line.padEnd(width)}  # ${description.charAt(0).toLowerCase()}${description.slice(1)}`;
  });
}
