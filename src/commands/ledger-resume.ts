import { BaseCommand } from './base-command.ts';

export default class LedgerResume extends BaseCommand {
  static override summary = 'Record what an apply did and could not record.';
  static override description =
    'An apply that cannot reach the remote of the ledger keeps its result in this clone. This records it, or says who settled it meanwhile; the next apply in this clone does the same. Of a directory, whose record is the write, it records that nothing was done once HEAD is another commit. A file that cannot be used is put aside, and the exit code is 1.';
  static override examples = ['<%= config.bin %> ledger resume'];

  async run(): Promise<unknown> {
    const { flags } = await this.parse(LedgerResume);
    const { ledgerResume } = await import('../operations/ledger-resume.ts');
    const result = await ledgerResume(this.session(flags), {});
    const { renderLedgerResumeText } = await import('../report/render-ledger-text.ts');
    this.print(renderLedgerResumeText(result));
    if (result.unusable.length > 0) process.exitCode = 1;
    return result;
  }
}
