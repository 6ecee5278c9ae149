import { describe, expect, it } from 'vitest';
import { renderPlanComment } from '../../../src/report/pull-request/render-plan-comment.ts';
import type { ReviewedPlan } from '../../../src/report/pull-request/reviewed-plan.ts';
import { sanitizeLine, unseen } from '../../../src/report/sanitize-text.ts';
import { rendered, searched, skeleton, words } from './rendered.ts';
import { reviewedSamples } from './reviewed-samples.ts';

/** What a text in a repository may try. Which letter stands for another nobody can tell by machine. */
const inside = [
  ...['see @everyone', '@acme/owners', 'fixes #12', 'GH-12', 'gh-7', 'acme/iam#1', 'acme/iam@deadbeefdead'],
  ...['deadbeef', '0123456789012345678901234567890123456789', 'ana@evil.example', 'mailto:ana@evil.example'],
  ...['[x](https://evil.example)', '[x](javascript:alert(1))', '[x][y]', '<https://evil.example>'],
  ...['https://evil.example', 'http://evil.example/a_b_', 'www.evil.example', 'ftp://evil.example'],
  ...['![x](https://evil.example/x.png)', '<img src=x onerror=alert(1)>', '<script>alert(1)</script>'],
  ...[
    '&lt;b&gt; &#64;all',
    '</details>',
    '</sub>',
    '</summary></details># gone',
    '<!-- bylaw:plan -->',
    '<!--',
  ],
  ...[
    '-->',
    '<table><tr><td>',
    'a | b |',
    'a \\| b',
    '`',
    '``',
    'a`b`c',
    '\\`',
    '\\',
    'end\\',
    '$$x$$',
    '$`x`$',
  ],
  ...['$x$', '**bold**', '_em_', '__b__', '~~gone~~', '~x~', ':tada:', ':+1:', ':100:', 'ends  \nhere'],
  ...[
    '\u202egnp.exe',
    'a\u200bb',
    'a\u2066b\u2069',
    '\u001b[31mred',
    '\u{e0041}',
    'half \ud800',
    '&',
    '&amp;',
    '<',
  ],
] as const;
/** These have to stand where a line begins. */
const beginning = [
  ...[
    '# head',
    'head\n===',
    'head\n---',
    '---',
    '- item',
    '* item',
    '+ item',
    '1. item',
    '2) item',
    '> quote',
  ],
  ...[
    '```\n# x\n```',
    '~~~',
    '|---|---|',
    'one\n\ntwo',
    'one\r\n# two',
    'one\u2028two',
    '> [!NOTE]\n> all is well',
  ],
  ...[
    '- [x] approved',
    '[^1]: note',
    '[y]: https://evil.example',
    '    code',
    '\tcode',
    '@everyone',
    '<!-- x',
    '<pre>',
  ],
] as const;

/** Several in one, and two that begin a line as one: each by itself would take minutes. */
const texts = [
  ...Array.from(
    { length: Math.ceil(inside.length / 12) },
    (_, at) => `x ${inside.slice(at * 12, at * 12 + 12).join(' ; ')} x`,
  ),
  ...beginning.map((text) => `${text} x`),
];

/** What is no text of anybody's but one of a few words of ours, a time or a hash. */
const ours =
  /^approvals\.1|(?:^|\.)(?:action|kind|status|effect|cause|severity|code|mode|is|change|level|extent|digest|changeDigest|commit|head|evaluatedAt|provider|ref|changes\.\d+\.principals)$|askedBy|allowed\.by|clock\..*\.at$|forecast\.\d+\.at$|because$|uncounted\.\d+\.because|example\.(?:before|after)$|^plan\.(?:ledger|against|source)/;

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string')
    return /ref$/.test(path.join('.')) && path[0] === 'base'
      ? [path]
      : ours.test(path.join('.'))
        ? []
        : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

/** The same with another text in one place. */
function put<T>(value: T, [first, ...rest]: Path, text: string): T {
  if (first === undefined) return text as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[first] = put(copy[first], rest, text);
  return copy as T;
}

/** An address keeps its kind, by which changes are grouped. */
function textIn(sample: ReviewedPlan, path: Path, text: string): string {
  if (path.at(-1) !== 'address') return text;
  const whole = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], sample);
  return String(whole).replace(/\/.*/, () => `/${text}`);
}

const benign = 'zzzz';
/** Links, mentions, references, emoji, formulas: whatever GitHub makes of a text that is no code. */
const live = /@\w|#\d|\bgh-\d|:\/\/|\bwww\.\w|\b[0-9a-f]{7,64}\b|:(?!\d\d?Z?:)[a-z0-9_+-]+:|\$[^$]*\$/iu;

function expectText(sample: ReviewedPlan, path: Path, text: string, plain: string): void {
  const html = rendered(renderPlanComment(put(sample, path, textIn(sample, path, text))));
  const name = `${path.join('.')} ${JSON.stringify(text)}`;
  expect(skeleton(html), name).toEqual(skeleton(plain));
  expect(
    searched(html).filter((each) => live.test(each)),
    name,
  ).toEqual([]);
  expect(html.match(unseen), name).toBeNull();
  // A message names things between backticks, which stand for code.
  const isMessage = /message|hint|allow$|reason/.test(String(path.at(-1)));
  // A value that is no plain word is told as JSON, and a long one is cut.
  if (/note|address|before|after|value|context|when|unless|fields/.test(path.join('.'))) return;
  const read = (one: string) => (isMessage ? one.replaceAll(/[`\s]/g, '') : one.replaceAll(/\s+/g, ' '));
  const shown = sanitizeLine(text).trim();
  expect(read(words(html)), name).toBe(read(words(plain).replaceAll(benign, () => shown)));
}

/** Each field once: what is told of one in a list is told of all. */
const told = new Set<string>();
const fields = Object.entries(reviewedSamples).map(([name, sample]) => {
  const isSeveral = name.includes('sections');
  const paths = leavesOf(sample).filter((path) => {
    const field = path.join('.').replaceAll(/\d+/g, '*');
    const isNew = isSeveral ? /sections.0.(?:organization|target)/.test(path.join('.')) : !told.has(field);
    told.add(field);
    return isNew;
  });
  return [name, sample, paths] as const;
});

describe.each(fields)('hostile text in a comment of %s', (_, sample, paths) => {
  it.each(paths.map((path) => [path.join('.'), path] as const))('is text in %s', (_name, path) => {
    const plain = rendered(renderPlanComment(put(sample, path, textIn(sample, path, benign))));
    // No value of a plan has half a character: it could not be digested.
    for (const text of path.at(-1) === 'note' ? texts.map((each) => each.replaceAll(/\p{Cs}/gu, '')) : texts)
      expectText(sample, path, text, plain);
  });
});
