/** What the Action can do: commands of the command line. */
export const commands = ['validate', 'plan', 'apply', 'drift', 'test'] as const;
export type Command = (typeof commands)[number];

/** For what a run may fail, beside that it could not do its work. */
export const failCauses = ['error', 'warning', 'changes', 'needs-approval'] as const;
export type FailCause = (typeof failCauses)[number];

export interface InputSpec {
  /** What `action.yml` has for it, too: a test compares them. */
  readonly default: string;
  /** The commands that take it; absent: all. */
  readonly of?: readonly Command[];
  /** Kept out of every log. */
  readonly secret?: true;
}

const targeted = ['plan', 'apply', 'drift'] as const;

/** Every input, as `action.yml` declares it. */
export const inputSpecs = {
  command: { default: '' },
  organizations: { default: '' },
  targets: { default: '', of: targeted },
  'working-directory': { default: '.' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
  token: { default: '${{ github.token }}', secret: true },
  'target-token': { default: '', of: targeted, secret: true },
  'app-id': { default: '', of: targeted },
  'app-private-key': { default: '', of: targeted, secret: true },
  'app-installation-id': { default: '', of: targeted },
  'pull-request': { default: '', of: ['plan'] },
  repository: { default: '', of: ['plan', 'drift'] },
  comment: { default: 'true', of: ['plan'] },
  check: { default: 'true', of: ['plan'] },
  issue: { default: 'false', of: ['drift'] },
  'fail-on': { default: '' },
  'hold-removals': { default: 'false', of: ['plan', 'apply'] },
  offline: { default: 'false', of: ['plan'] },
  horizon: { default: '', of: ['plan'] },
  'plan-file': { default: '', of: ['plan', 'apply'] },
  'review-file': { default: '', of: ['plan'] },
  'sarif-file': { default: '', of: ['validate', 'plan', 'drift', 'test'] },
  summary: { default: 'true' },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof inputSpecs;

/** What the inputs say. */
export interface Inputs {
  readonly command: Command;
  readonly organizations: readonly string[] | undefined;
  readonly targets: readonly string[] | undefined;
  readonly workingDirectory: string;
  /** The job's own: it reads the pull request, comments and writes the check. */
  readonly token: string | undefined;
  /** What organizations are managed with, where that is no app. */
  readonly targetToken: string | undefined;
  readonly app: AppInput | undefined;
  /** Undefined: that of the event, if it has one. */
  readonly pullRequest: number | undefined;
  readonly repository: string | undefined;
  readonly comment: boolean;
  readonly check: boolean;
  /** Of drift: whether one issue is kept. */
  readonly issue: boolean;
  /** Undefined: what the command line fails for. */
  readonly failOn: ReadonlySet<FailCause> | undefined;
  readonly holdRemovals: boolean;
  readonly offline: boolean;
  readonly horizon: string | undefined;
  readonly planFile: string | undefined;
  /** Of a pull request written; upon the end of its run read. */
  readonly reviewFile: string | undefined;
  readonly sarifFile: string | undefined;
  readonly summary: boolean;
}

export interface AppInput {
  readonly id: string;
  readonly privateKey: string;
  readonly installationId: string;
}
