import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class Doctor extends BaseCommand {
  static override summary = 'Say what is wrong with this repository, its Git, its ledger and its remote.';
  static override examples = [
    '<%= config.bin %> doctor',
    {
      description: 'And whether GitHub protects the branch that is applied from, and the ledger',
      command: '<%= config.bin %> doctor --repository acme/iam',
    },
  ];
  static override flags = {
    repository: Flags.string({
      description:
        'look on GitHub at the rules of its branches; default: GITHUB_REPOSITORY, where a token is set, too',
      helpValue: 'OWNER/NAME',
    }),
    strict: Flags.boolean({ description: 'exit 1 for warnings too' }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Doctor);
    const { doctor } = await import('../operations/doctor.ts');
    const result = await doctor(this.session(flags), given({ repository: flags.repository }));
    const failing = result.checks.some(
      ({ status }) => status === 'error' || (flags.strict && status === 'warning'),
    );
    if (failing) process.exitCode = 1;
    const { renderDoctorText } = await import('../report/render-doctor-text.ts');
    this.print(renderDoctorText(result, this.style));
    return result;
  }
}
