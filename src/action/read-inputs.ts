import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import {
  type AppInput,
  type Command,
  commands,
  type FailCause,
  failCauses,
  type InputName,
  type InputSpec,
  type Inputs,
  inputSpecs,
} from './inputs.ts';

type Environment = Readonly<Record<string, string | undefined>>;
const specs: Readonly<Record<InputName, InputSpec>> = inputSpecs;
const names = Object.keys(specs) as readonly InputName[];

/** The inputs, or all that is wrong with them: one `action/bad-input` for each. No value of a secret is in any. */
export function readInputs(environment: Environment): Inputs | readonly BylawError[] {
  const mistakes = unknownInputs(environment);
  const told = new Set<InputName>();
  const bad: Bad = (name, why, hint) => {
    // One is enough to look at it.
    if (!told.has(name)) mistakes.push(badInput(name, why, hint));
    told.add(name);
  };
  const text = (name: InputName) => environment[variableOf(name)]?.trim() ?? '';
  const optional = (name: InputName) => (text(name) === '' ? undefined : text(name));
  const command = commandIn(text('command'), bad);
  const inputs = {
    command,
    organizations: listOf(text('organizations')),
    targets: listOf(text('targets')),
    workingDirectory: optional('working-directory') ?? specs['working-directory'].default,
    token: optional('token'),
    targetToken: optional('target-token'),
    app: appIn(text, bad),
    pullRequest: numberIn(text('pull-request'), bad),
    repository: optional('repository'),
    ...switchesIn(text, bad),
    failOn: failOnIn(text('fail-on'), bad),
    horizon: optional('horizon'),
    planFile: optional('plan-file'),
    reviewFile: optional('review-file'),
    sarifFile: optional('sarif-file'),
  };
  for (const name of names) refuseForeign(name, text(name), command, bad);
  if (inputs.targetToken !== undefined && inputs.app !== undefined)
    bad('target-token', 'stands beside an app', 'give one of them: a token, or an app');
  return mistakes.length > 0 || command === undefined ? mistakes : { ...inputs, command };
}

/** The values that no log may show. */
export function secretsIn(environment: Environment): readonly string[] {
  return names
    .filter((name) => specs[name].secret)
    .flatMap((name) => environment[variableOf(name)]?.trim() || []);
}

/** As the runner names it: hyphens stay. */
function variableOf(name: string): string {
  return `INPUT_${name.toUpperCase()}`;
}

type Bad = (name: InputName, why: string, hint?: string) => void;
type TextOf = (name: InputName) => string;

function badInput(name: string, why: string, hint?: string): BylawError {
  return new BylawError('action/bad-input', `input \`${name}\` ${why}`, hint === undefined ? {} : { hint });
}

/** What nobody reads may have been meant to hold something back. */
function unknownInputs(environment: Environment): BylawError[] {
  const known = new Set(names.map(variableOf));
  return Object.keys(environment)
    .filter((variable) => variable.startsWith('INPUT_') && !known.has(variable))
    .map((variable) => {
      const name = variable.slice('INPUT_'.length).toLowerCase();
      const { hint } = didYouMean(name, names, `there are ${names.join(', ')}`);
      return badInput(name, 'is none that the Action has', hint);
    });
}

function commandIn(value: string, bad: Bad): Command | undefined {
  const found = commands.find((name) => name === value);
  const hint = `one of ${commands.join(', ')}`;
  if (value === '') bad('command', 'is missing', hint);
  else if (found === undefined) bad('command', 'is no command of the Action', hint);
  return found;
}

/** Parted by commas or white space, so that it may stand on several lines. */
function listOf(value: string): readonly string[] | undefined {
  const parts = value.split(/[\s,]/).filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts;
}

function numberIn(value: string, bad: Bad): number | undefined {
  if (value === '') return undefined;
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  bad('pull-request', 'is no number of a pull request', 'such as 12; by default that of the event');
  return undefined;
}

const switches = {
  comment: 'comment',
  check: 'check',
  issue: 'issue',
  'hold-removals': 'holdRemovals',
  offline: 'offline',
  summary: 'summary',
} as const;

function switchesIn(text: TextOf, bad: Bad) {
  const read = (name: keyof typeof switches) => {
    const value = (text(name) || specs[name].default).toLowerCase();
    if (value !== 'true' && value !== 'false') bad(name, 'is neither `true` nor `false`');
    return value === 'true';
  };
  const entries = (Object.keys(switches) as (keyof typeof switches)[]).map((name) => [
    switches[name],
    read(name),
  ]);
  return Object.fromEntries(entries) as Record<(typeof switches)[keyof typeof switches], boolean>;
}

function failOnIn(value: string, bad: Bad): ReadonlySet<FailCause> | undefined {
  const words = listOf(value);
  if (words === undefined) return undefined;
  if (words.length === 1 && words[0] === 'never') return new Set();
  const causes = failCauses.filter((cause) => words.includes(cause));
  if (words.some((word) => !(failCauses as readonly string[]).includes(word)))
    bad('fail-on', 'holds what is no cause to fail', `any of ${failCauses.join(', ')}; or never, alone`);
  return new Set(causes);
}

function appIn(text: TextOf, bad: Bad): AppInput | undefined {
  const parts = ['app-id', 'app-private-key', 'app-installation-id'] as const;
  const given = parts.filter((name) => text(name) !== '');
  if (given.length === 0) return undefined;
  for (const name of parts) {
    if (text(name) === '') bad(name, `is missing beside ${given.map((one) => `\`${one}\``).join(' and ')}`);
  }
  const [id, privateKey, installationId] = [text(parts[0]), text(parts[1]), text(parts[2])];
  return { id, privateKey, installationId };
}

/** Whoever gives a command what it does not take expects something of it that it does not do. */
function refuseForeign(name: InputName, value: string, command: Command | undefined, bad: Bad): void {
  const { of, default: usual } = specs[name];
  if (of === undefined || command === undefined || of.includes(command) || value === '' || value === usual)
    return;
  bad(name, `is none of \`${command}\``, `it is of ${of.join(', ')}`);
}
