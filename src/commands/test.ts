import { resolve } from 'node:path';
import type { TestAccessResult } from '../operations/test-access.ts';
import { writeFile } from '../operations/write-file.ts';
import { renderJson } from '../report/render-json.ts';
import { BaseCommand, organizationsFlag } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

const formats = ['text', 'json', 'junit', 'github'] as const;

export default class Test extends BaseCommand {
  static override summary = 'Run the access tests: who may do what, and who may not.';
  static override description =
    'Decides what each document of kind AccessTest in the work tree asks, with the policy versions that the next apply would leave in force, and prints what is not as expected, and why. Mistakes in the YAML go to stderr. Exits 1 where an expectation fails or a test cannot be run.';
  static override examples = [
    '<%= config.bin %> test',
    { description: 'Only some tests', command: '<%= config.bin %> test --filter billing' },
    {
      description: 'Which statements no test decides',
      command: '<%= config.bin %> test --coverage',
    },
    { description: 'A file for the CI system', command: '<%= config.bin %> test --junit access.xml' },
  ];
  static override flags = {
    org: organizationsFlag,
    filter: Flags.string({
      description: 'only tests with this in their name or file; * and ? stand for others (repeatable)',
      helpValue: 'TEXT',
      multiple: true,
      multipleNonGreedy: true,
    }),
    now: Flags.string({
      description: 'decide at this time where a test does not say',
      helpValue: 'TIME',
    }),
    format: Flags.option({ options: formats, default: 'text' as const, description: 'how to print' })(),
    junit: Flags.string({ description: 'also write the result as JUnit XML', helpValue: 'FILE' }),
    coverage: Flags.boolean({ description: 'list the statements that no test decides' }),
    'min-coverage': Flags.integer({
      description: 'exit 1 where tests decide less than this share of the statements',
      helpValue: 'PERCENT',
      min: 0,
      max: 100,
    }),
    strict: Flags.boolean({ description: 'exit 1 for warnings too' }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Test);
    const { testAccess } = await import('../operations/test-access.ts');
    const session = this.session(flags);
    const result = await testAccess(
      session,
      given({ organizations: flags.org, filters: flags.filter, now: flags.now }),
    );
    const { organizations, behind, diagnostics } = result;
    if (flags.format !== 'github') await this.printDiagnostics(diagnostics, result.texts);
    if (flags.junit !== undefined) {
      const { renderTestsJunit } = await import('../report/tests/render-tests-junit.ts');
      await writeFile(resolve(session.cwd, flags.junit), renderTestsJunit(result));
    }
    const data = { organizations, behind, diagnostics };
    if (flags.format === 'json') this.print(renderJson(data));
    else this.print(await this.rendered(result, flags.format, flags.coverage));
    this.failOn(diagnostics, flags.strict);
    if (organizations.some(({ tests }) => tests.some(({ status }) => status !== 'passed'))) {
      process.exitCode = 1;
    }
    await this.demandCoverage(result, flags['min-coverage']);
    return data;
  }

  private async rendered(
    result: TestAccessResult,
    format: 'text' | 'junit' | 'github',
    coverage: boolean,
  ): Promise<string> {
    if (format === 'junit') {
      const { renderTestsJunit } = await import('../report/tests/render-tests-junit.ts');
      return renderTestsJunit(result);
    }
    if (format === 'github') {
      const { renderTestsGithub } = await import('../report/tests/render-tests-github.ts');
      return renderTestsGithub(result);
    }
    if (result.organizations.length === 0) return '';
    const { renderTestsText } = await import('../report/tests/render-tests-text.ts');
    return renderTestsText(result.organizations, {
      style: this.style,
      coverage,
      behind: result.behind,
    });
  }

  private async demandCoverage(
    { organizations }: TestAccessResult,
    least: number | undefined,
  ): Promise<void> {
    if (least === undefined) return;
    const { percentOf } = await import('../report/tests/render-coverage.ts');
    for (const { organization, coverage } of organizations) {
      const { decided, statements } = coverage;
      if (percentOf(decided, statements) >= least) continue;
      process.exitCode = 1;
      const share = `${decided} of ${statements}`;
      this.printRefusal(
        `Tests decide ${share} statements of ${organization}, less than ${least} %: \`bylaw test --coverage\` lists the others.\n`,
      );
    }
  }
}
