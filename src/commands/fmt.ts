import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class Fmt extends BaseCommand {
  static override summary = 'Lay out the YAML in its canonical form, comments kept.';
  static override description =
    'Mistakes in the YAML go to stderr, and files that have any are left as they are.';
  static override examples = [
    '<%= config.bin %> fmt',
    { description: 'Exit 1 where a file would change', command: '<%= config.bin %> fmt --check' },
  ];
  static override strict = false;
  static override args = {
    path: Args.string({
      description: 'files or folders; default: everything that Bylaw reads',
      required: false,
    }),
  };
  static override flags = {
    check: Flags.boolean({ description: 'write nothing; exit 1 where a file would change' }),
  };

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(Fmt);
    const paths = argv.map(String);
    const { fmt } = await import('../operations/fmt.ts');
    const result = await fmt(this.session(flags), {
      check: flags.check,
      ...given({ paths: paths.length === 0 ? undefined : paths }),
    });
    await this.printDiagnostics(result.diagnostics, result.texts);
    this.failOn(result.diagnostics, false);
    if (flags.check && result.changed.length > 0) process.exitCode = 1;
    const { renderFmtText } = await import('../report/render-fmt-text.ts');
    this.print(renderFmtText(result, flags.check));
    return { changed: result.changed, unchanged: result.unchanged, diagnostics: result.diagnostics };
  }
}
