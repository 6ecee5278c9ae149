import { renderJson } from '../report/render-json.ts';
import { Args } from './args.ts';
import { BaseCommand, organizationsFlag } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

const formats = ['text', 'json', 'markdown'] as const;

export default class AccessNoNew extends BaseCommand {
  static override summary = 'Exit 1 where anybody has access that they had not at a commit.';
  static override description =
    'Compares effective access now and at every later moment at which something starts or ends. A guardrail that would hold less than it does is a finding, too. Each finding comes with a request that was denied and is allowed. What could not be compared counts as new, and so do the settings of targets, what of a role or a team GitHub alone knows, and the security settings of an organization: `--allow target/github` lets those of one document pass. With `--allow`, access in a scope may be new; the part of a gain outside all scopes still counts.';
  static override examples = [
    '<%= config.bin %> access no-new origin/main',
    {
      description: 'New access for on-call may come with it, to incidents alone',
      command:
        "<%= config.bin %> access no-new main --allow 'team/on-call incidents:*' --allow 'member/ana reports:read krn:acme:reports:acme:q3/*'",
    },
  ];
  static override args = {
    ref: Args.string({
      description:
        'the commit that the files as they are are compared with; `A..B` and `A...B` compare commits',
      required: true,
    }),
  };
  static override flags = {
    allow: Flags.string({
      description:
        'access that may be new: `[PRINCIPAL] ACTION [RESOURCE]`, with `*` and `?` as in a statement; of a team who was in it before; or `target/github`, a document that is not compared; or `guards/github`, `guardrail/NAME`, which may hold less (repeatable)',
      helpValue: 'SCOPE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    org: organizationsFlag,
    now: Flags.string({
      description: 'from when on bindings count; default: now',
      helpValue: 'TIME',
    }),
    format: Flags.option({ options: formats, default: 'text' as const, description: 'how to print' })(),
    full: Flags.boolean({ description: 'list every gain, name everybody, and say where each step stands' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(AccessNoNew);
    const { accessNoNew } = await import('../operations/access/access-no-new.ts');
    const { allow, org, now } = flags;
    const report = await accessNoNew(this.session(flags), {
      range: args.ref,
      ...given({ allow, organizations: org, now }),
    });
    if (flags.format === 'json') this.print(renderJson(report));
    else if (flags.format === 'markdown') {
      const { renderNoNewMarkdown } = await import('../report/access-diff/render-no-new-markdown.ts');
      this.print(renderNoNewMarkdown(report));
    } else {
      const { renderNoNewText } = await import('../report/access-diff/render-no-new-text.ts');
      this.print(renderNoNewText(report, { style: this.style, full: flags.full }));
    }
    const others = report.organizations.some((each) => each.weakened.length + each.unjudged.length > 0);
    if (report.found > 0 || others) process.exitCode = 1;
    return report;
  }
}
