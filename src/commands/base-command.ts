import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command, Interfaces } from '@oclif/core';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Session } from '../operations/session.ts';
import { renderJson } from '../report/render-json.ts';
import type { Style } from '../report/style.ts';
import { Flags } from './flags.ts';
import { loadOclif } from './load-oclif.ts';
import type { Program } from './program.ts';
import { readPlainWords, type Takes } from './read-plain-words.ts';
import { reportError } from './report-error.ts';
import { isTerminal, standardStream, writeTo } from './standard-output.ts';
import { type TerminalProgress, terminalProgress } from './terminal-progress.ts';
import { terminalStyle } from './terminal-style.ts';
import type { Surface } from './usage-mistake.ts';

/** The flags of commands that work on organizations. */
export const organizationsFlag = Flags.string({
  description: 'only this organization (repeatable)',
  helpValue: 'NAME',
  multiple: true,
  multipleNonGreedy: true,
});

export const targetsFlag = Flags.string({
  description: 'only this target (repeatable)',
  helpValue: 'NAME',
  multiple: true,
  multipleNonGreedy: true,
});

/** stderr, not opened before it is needed. */
const progressStream = {
  get isTTY() {
    return isTerminal(2);
  },
  get columns() {
    return standardStream(2).columns;
  },
  write: (text: string) => writeTo(2, text),
};

export type Values = Record<string, unknown>;
/** What a command line says. */
export type Parsed<F extends Values, B extends Values, A extends Values> = Pick<
  Interfaces.ParserOutput<F, B, A>,
  'flags' | 'args' | 'argv'
>;

/**
 * What every command shares. `run` returns the data that `--json` prints and writes text with `print`; products of
 * the command go to stdout, progress and diagnostics about its input to stderr (but for `validate`, whose product
 * they are).
 */
export abstract class BaseCommand {
  static summary?: string;
  static description?: string;
  static examples?: Command.Example[];
  static usage?: string | string[];
  static strict = true;
  static args: Interfaces.ArgInput = {};
  static flags: Interfaces.FlagInput = {};
  static enableJsonFlag = true;
  static baseFlags = {
    json: Flags.boolean({ description: 'print the result as JSON', helpGroup: 'GLOBAL' }),
    cwd: Flags.string({
      description: 'work as if started in this folder',
      helpValue: 'DIR',
      helpGroup: 'GLOBAL',
    }),
    'no-color': Flags.boolean({ description: 'no colours; NO_COLOR=1 does the same', helpGroup: 'GLOBAL' }),
  };

  protected readonly argv: string[];
  protected readonly program: Program;

  constructor(argv: string[], program: Program) {
    this.argv = argv;
    this.program = program;
  }

  /** What oclif calls, too, with its configuration for the program. */
  static async run(
    this: new (
      argv: string[],
      program: Program,
    ) => BaseCommand,
    argv: string[],
    program: Program,
  ): Promise<void> {
    const command = new this(argv, program);
    let result: unknown;
    try {
      result = await command.run();
    } catch (error) {
      command.progress.pause();
      reportError(error, command.jsonEnabled(), command.surface);
    }
    command.progress.pause();
    if (result && command.jsonEnabled()) writeTo(1, renderJson(result));
  }

  /** What the command takes, as its users see it. */
  private get surface(): Surface {
    const own = this.constructor as typeof BaseCommand;
    const [id = ''] =
      Object.entries(this.program.commands).find(([, each]) => (each as unknown) === own) ?? [];
    return {
      command: `bylaw ${id.replaceAll(':', ' ')}`,
      args: own.args as Surface['args'],
      flags: { ...own.baseFlags, ...own.flags } as Surface['flags'],
    };
  }

  /** Gives the data that `--json` prints. */
  abstract run(): Promise<unknown>;

  /** What the command line says to the command. Throws oclif's `CLIError`. */
  protected async parse<F extends Values, B extends Values, A extends Values>(
    command: Interfaces.Input<F, B, A>,
  ): Promise<Parsed<F, B, A>> {
    const { args = {}, strict = true } = command;
    const flags = { ...command.baseFlags, ...command.flags };
    const plain = readPlainWords(this.argv, { flags, args, strict } as Takes);
    if (plain !== undefined) return plain as unknown as Parsed<F, B, A>;
    const { Parser } = await loadOclif();
    const asked = { context: this, args, flags, strict } as unknown as Interfaces.Input<F, B, A>;
    return Parser.parse(this.argv, asked);
  }

  protected jsonEnabled(): boolean {
    const end = this.argv.indexOf('--');
    return (end === -1 ? this.argv : this.argv.slice(0, end)).includes('--json');
  }

  protected readonly progress: TerminalProgress = terminalProgress(
    progressStream,
    () => process.uptime() * 1000,
  );

  /** The world as the operation sees it. Throws `cli/no-such-folder`. */
  protected session(flags: { readonly cwd?: string | undefined }): Session {
    const cwd = folderOf(flags.cwd);
    if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
      throw new BylawError('cli/no-such-folder', `there is no folder \`${cwd}\``, {
        hint: 'give --cwd a folder',
      });
    }
    return {
      cwd,
      environment: process.env,
      now: () => `${new Date().toISOString().slice(0, 19)}Z`,
      progress: this.progress,
      async keepSmall() {
        const { keepHeapSmall } = await import('./keep-heap-small.ts');
        keepHeapSmall();
      },
    };
  }

  protected get style(): Style {
    return terminalStyle(() => isTerminal(1), process.env);
  }

  /** Writes text to stdout, unless JSON was asked for. */
  protected print(text: string): void {
    this.progress.pause();
    if (!this.jsonEnabled()) writeTo(1, text);
  }

  /** Writes why nothing was done to stderr, unless JSON was asked for. */
  protected printRefusal(text: string): void {
    this.progress.pause();
    if (!this.jsonEnabled()) writeTo(2, text);
  }

  /** Writes diagnostics of the YAML to stderr, unless JSON was asked for. */
  protected async printDiagnostics(
    diagnostics: readonly Diagnostic[],
    texts: ReadonlyMap<string, string>,
  ): Promise<void> {
    this.progress.pause();
    if (this.jsonEnabled() || diagnostics.length === 0) return;
    const { renderDiagnosticsText, summarizeDiagnostics } = await import(
      '../report/render-diagnostics-text.ts'
    );
    const style = terminalStyle(() => isTerminal(2), process.env);
    const text = renderDiagnosticsText(diagnostics, { style, texts });
    writeTo(2, `${text}\n${style.bold(summarizeDiagnostics(diagnostics))}\n`);
  }

  /** Exit code 1 for errors, with `strict` for warnings too. */
  protected failOn(diagnostics: readonly Diagnostic[], strict: boolean): void {
    const failing = diagnostics.some(
      ({ severity }) => severity === 'error' || (strict && severity === 'warning'),
    );
    if (failing) process.exitCode = 1;
  }
}

function folderOf(given = '.'): string {
  try {
    return resolve(given);
  } catch (cause) {
    // A relative path needs the current folder, which somebody may have removed.
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new BylawError('cli/no-such-folder', 'the current folder is gone', {
      hint: 'go to a folder that exists, or pass --cwd',
    });
  }
}
