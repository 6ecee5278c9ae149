import { resolve } from 'node:path';
import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { readChunks } from './read-chunks.ts';

export default class Observe extends BaseCommand {
  static override summary = 'Record what systems saw of members: joined, last sign-in, MFA.';
  static override description =
    'Reads JSON Lines, such as `{"principal":"member/ana","at":"2026-11-22T09:30:00Z","mfa":true}` (see `bylaw schema observation`), and keeps the newest of each value on the branch `bylaw/observed`. No decision and no plan depends on it. Records nothing where a line is bad, unless told to skip such lines.';
  static override examples = [
    '<%= config.bin %> observe seen.jsonl',
    {
      description: 'What an identity provider exports',
      command: 'export-sign-ins | <%= config.bin %> observe --skip-bad',
    },
    {
      description: 'Drop what is old, and the history with it',
      command: '<%= config.bin %> observe --prune 2026-01-01',
    },
  ];
  static override args = {
    file: Args.string({ description: 'a file, or `-` for standard input, the default', required: false }),
  };
  static override flags = {
    'skip-bad': Flags.boolean({ description: 'record the good lines where others are bad' }),
    prune: Flags.string({
      description: 'instead drop what was seen before a day or time, and the history of the branch',
      helpValue: 'BEFORE',
      exclusive: ['skip-bad'],
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Observe);
    const session = this.session(flags);
    const { renderObserveText, renderPruneText } = await import(
      '../report/observations/render-observe-text.ts'
    );
    if (flags.prune !== undefined) {
      const { pruneObserved } = await import('../operations/observations/prune-observed.ts');
      const report = await pruneObserved(session, flags.prune);
      this.print(renderPruneText(report));
      return report;
    }
    const { observe } = await import('../operations/observations/observe.ts');
    const file = args.file ?? '-';
    const report = await observe(session, {
      lines: readChunks(file === '-' ? file : resolve(session.cwd, file)),
      from: file === '-' ? 'standard input' : file,
      skipBad: flags['skip-bad'],
    });
    this.print(renderObserveText(report));
    return report;
  }
}
