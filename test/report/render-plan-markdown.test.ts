import { describe, expect, it } from 'vitest';
import { escapeMarkdown, inlineCode } from '../../src/report/escape-markdown.ts';
import { renderPlanMarkdown } from '../../src/report/render-plan-markdown.ts';
import { fc } from '../properties.ts';
import { change, everySort, planOf, section } from './orchestra-plan.ts';

describe('renderPlanMarkdown', () => {
  it('shows what is told beside the plan, escaped', () => {
    const notes = [{ message: 'an apply of @ada is at work' }, { message: 'commit `c0ffee` is not pushed' }];
    const text = renderPlanMarkdown(planOf(section({ changes: everySort })), notes);
    expect(text).toContain(
      `> **Note:** ${escapeMarkdown('an apply of @ada is at work')}\n>\n> **Note:** ${escapeMarkdown('commit `c0ffee` is not pushed')}`,
    );
    expect(text).not.toMatch(/@ada/);
  });

  it('gives a table a kind', () => {
    expect(renderPlanMarkdown(planOf(section({ changes: everySort })))).toMatchInlineSnapshot(`
      "## Access plan

      Plan: 2 to create, 1 to update, 2 to delete, 1 to rename

      ### orchestra on directory

      **members**

      | | Address | What changes |
      |---|---|---|
      | ~ | \`member:orchestra/cleo\` | gives and takes access; role: viewer → librarian |
      | + | \`member:orchestra/ana\` | displayName: "Ana Lovrić", email: ana@<!-- -->orchestra.example, status: active |

      **teams**

      | | Address | What changes |
      |---|---|---|
      | → | \`team:orchestra/low-brass\` | was trombones |

      **team members**

      | | Address | What changes |
      |---|---|---|
      | - | \`team-member:orchestra/strings/ben\` | takes access; role: member; because left after the summer tour |

      **bindings**

      | | Address | What changes |
      |---|---|---|
      | - | \`binding:orchestra/member/dora#ffffffffff\` | takes access; role: conductor |
      | + | \`binding:orchestra/team/strings#0a1b2c3d4e\` | role: score\\-reader, on: \\[krn:<!-- -->orchestra:<!-- -->scores:\\*\\], expires: 2027\\-01\\-01T00:00:00Z |

      **not evaluated, and cost**

      - Access: not evaluated yet: this version does not compute it
      - Guardrails: not evaluated yet: this version does not compute it
      - Approvals: not evaluated yet: this version does not compute it
      - Cost: 2 reads, 1 write

      <sub>source \`abc1234abc12\`, evaluated at 2026\\-11\\-22T09:00:00Z, change digest \`dddddddddddd\`</sub>
      "
    `);
  });

  it('counts what does not fit', () => {
    const players = Array.from({ length: 3_000 }, (_, index) =>
      change({ action: 'create', address: `member:orchestra/player-${index}`, after: {} }),
    );
    const text = renderPlanMarkdown(planOf(section({ changes: players })));
    expect(text).toContain('… and 2,950 more: see');
    expect(text.length).toBeLessThan(65_536);
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['@octocat', '@<!-- -->octocat'],
    ['[link](x) ![image](x)', '\\[link\\]\\(x\\) \\!\\[image\\]\\(x\\)'],
    ['<script>', '&lt;script&gt;'],
    ['| cell |', '\\| cell \\|'],
    ['```', '\\`\\`\\`'],
    ['#123 and GH-123', '\\#<!-- -->123 and GH\\-<!-- -->123'],
    ['https://evil.example', 'https:<!-- -->//evil.example'],
    ['www.evil.example', 'www<!-- -->.evil.example'],
    ['$a$', '<span>$</span>a<span>$</span>'],
    ['&copy; **bold** _it_', '&amp;copy; \\*\\*bold\\*\\* \\_it\\_'],
  ])('makes %s plain', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('leaves no live character, whatever it is given', () => {
    const parts = fc.constantFrom(
      '@ana',
      '<b>',
      '|',
      '`',
      '\n',
      '#1',
      '[',
      '](',
      '*',
      '_',
      '\\',
      'http://',
      'www.',
      '&lt;',
      '!',
      '$',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 12 }), (words) => {
        const text = escapeMarkdown(words.join(''))
          .replaceAll('<!-- -->', '¤')
          .replaceAll('<span>$</span>', '');
        expect(text).not.toMatch(/[<>\n]|\$|@[^¤]|#[^¤]|:\/\/|www\.[^¤]/i);
        // Each active character has an odd number of backslashes before it.
        expect(text.replace(/\\[\\`*_{}[\]()#+!|~.-]/g, '')).not.toMatch(/[\\`*_{}[\]()#!|~]/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('inlineCode', () => {
  it('cannot be left', () => {
    expect(inlineCode('a`b|c\nd')).toBe('<code>a\\`b\\|c d</code>');
    expect(inlineCode('a\nb')).toBe('`a b`');
    expect(inlineCode('')).toBe('` `');
  });
});
