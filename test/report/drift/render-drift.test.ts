import { expect, test } from 'vitest';
import { driftDiagnostics } from '../../../src/report/drift/drift-diagnostics.ts';
import { driftIssue } from '../../../src/report/drift/drift-issue.ts';
import {
  type DriftReport,
  type DriftSection,
  driftStanding,
} from '../../../src/report/drift/drift-report.ts';
import { renderDriftMarkdown } from '../../../src/report/drift/render-drift-markdown.ts';
import { renderDriftText } from '../../../src/report/drift/render-drift-text.ts';
import { renderDiagnosticsGithub } from '../../../src/report/render-diagnostics-github.ts';

const section: DriftSection = {
  organization: 'acme',
  target: 'github',
  provider: 'github',
  since: { sequence: 12, kind: 'result', at: '2026-09-01T08:00:00Z' },
  objects: [
    {
      object: 'team:acme/core',
      changes: [
        {
          action: 'update',
          address: 'team:acme/core',
          before: { description: 'Keeps the core.' },
          after: { description: '\u001b[31mMine | now' },
          digest: 'd',
        },
        {
          action: 'create',
          address: 'team-member:acme/core/@eve',
          before: null,
          after: { role: 'maintainer' },
          digest: 'e',
          by: {
            at: '2026-09-02T10:00:00Z',
            who: 'mallory',
            what: 'team.add_member',
            address: 'team-member:acme/core/@eve',
          },
        },
      ],
      at: {
        file: 'organizations/acme/teams/core.yaml',
        start: { line: 3, column: 7 },
        end: { line: 3, column: 11 },
      },
    },
  ],
  taken: ['team-member:acme/core/@eve'],
  earlier: [],
  expired: [{ address: 'team-member:acme/core/ben', at: '2026-09-01T00:00:00Z' }],
  unmanaged: [{ kind: 'member', names: ['@eve', '@hal'] }],
  findings: [],
  noTrail: null,
};
const report: DriftReport = { at: '2026-09-03T08:00:00Z', sections: [section] };

test('as text', () => {
  expect(renderDriftText(report, { notes: [{ message: 'an apply is at work' }] })).toMatchInlineSnapshot(`
    "acme on github  since entry 12 (result, 2026-09-01T08:00:00Z)
      team:acme/core
        ~ team:acme/core  (an apply leaves it so)
            description: "Keeps the core." → "Mine | now"
        + team-member:acme/core/@eve  (by mallory on 2026-09-02T10:00:00Z (team.add_member); an apply takes it back)
            role: maintainer
      expired but still enforced, until the next apply
        team-member:acme/core/ben on 2026-09-01T00:00:00Z
      not managed
        2 members: @eve, @hal

    note: an apply is at work
    2 changes of 1 object, 1 expired but still enforced
    \`bylaw apply\` makes it as the files say; \`bylaw drift --adopt\` writes it into the files.
    "
  `);
});

test('as text where nothing was changed', () => {
  const nothing = { ...section, objects: [], taken: [], expired: [], unmanaged: [] };
  expect(renderDriftText({ ...report, sections: [nothing] })).toMatchInlineSnapshot(`
    "acme on github  since entry 12 (result, 2026-09-01T08:00:00Z)

    no drift
    "
  `);
});

test('as Markdown', () => {
  expect(renderDriftMarkdown(report)).toMatchInlineSnapshot(`
    "## Drift: 2 changes of 1 object, 1 expired but still enforced

    ### acme on github

    since entry 12 \\(result, 2026\\-09\\-01T08:00:00Z\\)

    | Change | What | Who |
    |---|---|---|
    | \`~ team:acme/core\` | description: "Keeps the core." → "Mine \\| now"; an apply leaves it so |  |
    | \`+ team-member:acme/core/@eve\` | role: maintainer; an apply takes it back | by mallory on 2026\\-09\\-02T10:00:00Z \\(team.add\\_member\\) |

    **acme on github: expired but still enforced**

    - \`team-member:acme/core/ben\` on 2026\\-09\\-01T00:00:00Z

    **acme on github: not managed**

    - 2 members: @<!-- -->eve; @<!-- -->hal
    "
  `);
});

test('as annotations of GitHub', () => {
  expect(renderDiagnosticsGithub(driftDiagnostics(report))).toMatchInlineSnapshot(`
    "::warning file=organizations/acme/teams/core.yaml,line=3,endLine=3,col=7,endColumn=10,title=target/drifted::\`team:acme/core\` was changed on github: ~ team:acme/core description: "Keeps the core." → "Mine | now"; + team-member:acme/core/@eve role: maintainer by mallory on 2026-09-02T10:00:00Z (team.add_member)%0A\`bylaw apply\` makes it as the files say; \`bylaw drift --adopt\` writes it into the files
    "
  `);
});

test('much drift fits into a comment, and says where the rest is', () => {
  const [object] = section.objects;
  const changes = Array.from({ length: 3000 }, (_, index) => ({
    action: 'create',
    address: `team-member:acme/core/person-${index}`,
    before: null,
    after: { role: 'member'.repeat(40) },
    digest: String(index),
  }));
  const much = { ...section, objects: object === undefined ? [] : [{ ...object, changes }] };
  const text = renderDriftMarkdown({ ...report, sections: Array.from({ length: 8 }, () => much) });
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(text).toContain('24,000 changes');
});

test('findings alone are called so, and what was never applied is compared with nothing', () => {
  const finding = {
    code: 'target/unknown-repository',
    severity: 'warning',
    message: 'no `handbook`',
  } as const;
  const alone = { ...section, since: null, objects: [], taken: [], expired: [], findings: [finding] };
  const { title, body } = driftIssue({ ...report, sections: [alone] }, []);
  expect(title).toBe('Access differs from the files');
  expect(body).toMatch(
    /^## No drift, 1 finding\n\nacme on github: nothing was applied yet: there is nothing/,
  );
  expect(body).toContain('Nobody changed what was applied');
  expect(body).not.toContain('bylaw apply');
  expect(driftStanding({ ...report, sections: [alone] })).toBe('findings');
});
