import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

const kinds = ['publish', 'intent', 'result', 'takeover', 'sync', 'event', 'emergency', 'review'] as const;

export default class Log extends BaseCommand {
  static override summary = 'Show the ledger: what was applied, when and by whom.';
  static override description =
    'Prints one line an entry, newest first; applies of one commit that found nothing to change stand on one line together.';
  static override examples = [
    '<%= config.bin %> log',
    { description: 'The last five results', command: '<%= config.bin %> log --kind result --limit 5' },
  ];
  static override flags = {
    org: Flags.string({ description: 'only entries of this organization', helpValue: 'NAME' }),
    target: Flags.string({ description: 'only entries of this target', helpValue: 'NAME' }),
    kind: Flags.option({
      options: kinds,
      multiple: true,
      multipleNonGreedy: true,
      description: 'only entries of this kind (repeatable)',
    })(),
    limit: Flags.integer({ char: 'n', description: 'at most this many entries', min: 1, helpValue: 'N' }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Log);
    const { log } = await import('../operations/log.ts');
    const result = await log(
      this.session(flags),
      given({ organization: flags.org, target: flags.target, kinds: flags.kind, limit: flags.limit }),
    );
    const { renderLogText } = await import('../report/render-log-text.ts');
    this.print(renderLogText(result, this.style));
    return result;
  }
}
