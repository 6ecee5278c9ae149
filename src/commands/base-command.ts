import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, type Config, Flags, type Interfaces } from '@oclif/core';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Session } from '../operations/session.ts';
import { renderJson } from '../report/render-json.ts';
import type { Style } from '../report/style.ts';
import { reportError } from './report-error.ts';
import { type TerminalProgress, terminalProgress } from './terminal-progress.ts';
import { terminalStyle } from './terminal-style.ts';

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

/**
 * What every command shares. `run` returns the data that `--json` prints and writes text with `print`; products of
 * the command go to stdout, progress and diagnostics about its input to stderr (but for `validate`, whose product
 * they are).
 */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true;
  static override baseFlags = {
    json: Flags.boolean({ description: 'print the result as JSON', helpGroup: 'GLOBAL' }),
    cwd: Flags.string({
      description: 'work as if started in this folder',
      helpValue: 'DIR',
      helpGroup: 'GLOBAL',
    }),
    'no-color': Flags.boolean({ description: 'no colours; NO_COLOR=1 does the same', helpGroup: 'GLOBAL' }),
  };

  /** oclif's own would load its configuration, which it is handed, a second time. */
  static override async run<T extends Command>(
    this: new (
      argv: string[],
      config: Config,
    ) => T,
    argv: string[] = [],
    config?: Interfaces.LoadOptions,
  ): Promise<ReturnType<T['run']>> {
    const command: Command = new this(argv, config as Config);
    return (command as BaseCommand)._run();
  }

  protected readonly progress: TerminalProgress = terminalProgress(process.stderr, () => performance.now());

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
    };
  }

  protected get style(): Style {
    return terminalStyle(process.stdout, process.env);
  }

  /** Writes text to stdout, unless JSON was asked for. */
  protected print(text: string): void {
    this.progress.pause();
    if (!this.jsonEnabled()) process.stdout.write(text);
  }

  /** Writes why nothing was done to stderr, unless JSON was asked for. */
  protected printRefusal(text: string): void {
    this.progress.pause();
    if (!this.jsonEnabled()) process.stderr.write(text);
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
    const style = terminalStyle(process.stderr, process.env);
    const text = renderDiagnosticsText(diagnostics, { style, texts });
    process.stderr.write(`${text}\n${style.bold(summarizeDiagnostics(diagnostics))}\n`);
  }

  /** Exit code 1 for errors, with `strict` for warnings too. */
  protected failOn(diagnostics: readonly Diagnostic[], strict: boolean): void {
    const failing = diagnostics.some(
      ({ severity }) => severity === 'error' || (strict && severity === 'warning'),
    );
    if (failing) process.exitCode = 1;
  }

  override async catch(error: unknown): Promise<void> {
    this.progress.pause();
    // oclif would warn that nothing was parsed, under what it was told was wrong with the command line.
    this.parsed = true;
    reportError(error, this.jsonEnabled(), Object.keys({ ...this.ctor.baseFlags, ...this.ctor.flags }));
  }

  override async finally(_error: Error | undefined): Promise<void> {
    this.progress.pause();
  }

  override logJson(json: unknown): void {
    process.stdout.write(renderJson(json));
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
