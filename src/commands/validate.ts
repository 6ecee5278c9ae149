import { renderJson } from '../report/render-json.ts';
import { BaseCommand, organizationsFlag } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

const formats = ['text', 'json', 'github', 'sarif'] as const;

export default class Validate extends BaseCommand {
  static override summary = 'Check the YAML: schema, references and rules.';
  static override description =
    'Reads the work tree and prints its mistakes to stdout, all at once; lints, and what access tests cannot ask, once there are no other errors. Exits 1 where there is an error, with --strict for warnings too.';
  static override examples = [
    '<%= config.bin %> validate',
    {
      description: 'Mark mistakes in a pull request on GitHub',
      command: '<%= config.bin %> validate --format github',
    },
    {
      description: 'Write a log for code scanning',
      command: '<%= config.bin %> validate --format sarif > bylaw.sarif',
    },
  ];
  static override flags = {
    org: organizationsFlag,
    format: Flags.option({ options: formats, default: 'text' as const, description: 'how to print' })(),
    strict: Flags.boolean({ description: 'exit 1 for warnings too' }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Validate);
    const { validate } = await import('../operations/validate.ts');
    const result = await validate(this.session(flags), given({ organizations: flags.org }));
    const { files, organizations, diagnostics } = result;
    this.failOn(diagnostics, flags.strict);
    const data = { files, organizations, diagnostics };
    if (flags.format === 'json') this.print(renderJson(data));
    else if (flags.format === 'github') {
      const { renderDiagnosticsGithub } = await import('../report/render-diagnostics-github.ts');
      this.print(renderDiagnosticsGithub(diagnostics));
    } else if (flags.format === 'sarif') {
      const { renderDiagnosticsSarif } = await import('../report/render-diagnostics-sarif.ts');
      this.print(renderJson(renderDiagnosticsSarif(diagnostics, this.program.pjson.version)));
    } else {
      const { renderValidateText } = await import('../report/render-validate-text.ts');
      this.print(renderValidateText(result, this.style));
    }
    return data;
  }
}
