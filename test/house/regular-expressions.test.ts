import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { processNamePattern } from '../../src/disk/process-name.ts';
import { projectRoot } from '../acceptance/workbench.ts';
import { superLinear } from './expressions/super-linear.ts';

/*
 * Nearly every text that Bylaw reads was written by somebody who may wish that it never ends. So the time that a
 * regular expression takes must grow with the text and not with its square.
 */

interface Place {
  readonly file: string;
  readonly line: number;
  readonly expression: RegExp | undefined;
  readonly text: string;
}

function filesIn(folder: string, extension: RegExp): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => extension.test(path))
    .map((path) => join(folder, path))
    .sort();
}

/** Those that stand in a program, and those that it makes of a text. */
function* expressionsIn(file: string): Iterable<Place> {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(projectRoot, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Place[] = [];
  const place = (node: ts.Node, expression: RegExp | undefined) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ file, line: line + 1, expression, text: node.getText() });
  };
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) place(node, literal(node.text));
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
      place(node, ofText(node.arguments ?? ts.factory.createNodeArray()));
    ts.forEachChild(node, walk);
  };
  walk(source);
  yield* found;
}

function literal(text: string): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}

function ofText([text, flags]: ts.NodeArray<ts.Expression>): RegExp | undefined {
  if (text === undefined || !ts.isStringLiteralLike(text)) return undefined;
  return new RegExp(text.text, flags !== undefined && ts.isStringLiteralLike(flags) ? flags.text : '');
}

const places = [...filesIn('src', /\.[jt]s$/), ...filesIn('bin', /\.js$/)].flatMap((file) => [
  ...expressionsIn(file),
]);

/** Whose time may grow faster, and why nobody can wait for it, by how they begin. */
const known: Readonly<Record<string, string>> = {
  'src/diagnostic/secrets.ts /-----BEGIN': 'what was begun is always found, if only at the end',
  "src/git/isomorphic/config-variables.ts /'(?:": 'the environment, which Git wrote',
  "src/git/native/git-failure.ts /Unable to create '": 'at most 16,000 characters',
  'src/git/native/git-failure.ts /bogus commit|': 'at most 16,000 characters',
  'src/git/native/git-failure.ts /exists; cannot create|': 'at most 16,000 characters',
  'src/git/native/remote-failure.ts /Permission denied': 'at most 4,000 characters: see remoteWords',
  'src/git/native/remote-failure.ts /Repository not found|': 'at most 4,000 characters: see remoteWords',
  "src/git/native/remote-failure.ts /transport '": 'at most 4,000 characters: see remoteWords',
  'src/git/remotes/push-refusal.ts /exists; cannot create|': 'at most 4,000 characters: see remoteWords',
  'src/git/remotes/remote-words.ts /\\b(https?': 'at most 64,000 characters',
  'src/report/count-of.ts /\\B': 'the digits of one number',
};

/** Those that are made of a text, by how they are written, and what they are then. */
const made: Readonly<Record<string, RegExp>> = {
  'src/disk/temporary-name.ts new RegExp(`^\\\\.bylaw-(${processNamePattern})-[0-9a-f]+\\\\.tmp$`)':
    new RegExp(`^\\.bylaw-(${processNamePattern})-[0-9a-f]+\\.tmp$`),
  'src/git/files/ref-lock.ts new RegExp(`^(${processNamePattern})-[0-9a-f]+$`)': new RegExp(
    `^(${processNamePattern})-[0-9a-f]+$`,
  ),
  "src/edit/replace-statements.ts new RegExp(`^ {0,${-by}}`, 'gm')": /^ {0,99}/gm,
  "src/git/isomorphic/configured-remote.ts new RegExp(`^url\\\\.(.*)\\\\.${key}$`, 's')":
    /^url\.(.*)\.insteadof$/s,
  // The environment, which Git wrote.
  "src/git/isomorphic/config-variables.ts new RegExp(`(${quoted})(?:(=)(${quoted})?)?`, 'g')": /^$/,
  // The schemas': see below.
  "src/parse/describe-type.ts new RegExp(text.pattern, 'u')": /^$/,
  "src/parse/suggest-name.ts new RegExp(pattern, 'u')": /^$/,
};

function patternsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'pattern' && typeof value === 'string' ? [value] : patternsIn(value),
  );
}

describe('every regular expression of the program', () => {
  test('is found', () => {
    expect(places.length).toBeGreaterThan(200);
  });

  test('takes time that grows with the text', () => {
    const slow = places.flatMap(({ file, line, expression, text }) => {
      const why = expression && superLinear(expression);
      return why === undefined ? [] : [{ file, line, text, why }];
    });
    const isKnown = ({ file, text }: (typeof slow)[number]) =>
      Object.keys(known).some((beginning) => `${file} ${text}`.startsWith(beginning));
    expect(slow.filter((each) => !isKnown(each))).toEqual([]);
    // Whatever is known is there still.
    expect(slow.filter(isKnown)).toHaveLength(Object.keys(known).length);
  });

  test('that is made of a text is known with what it is made of', () => {
    const found = places.filter(({ expression }) => expression === undefined);
    expect(found.map(({ file, text }) => `${file} ${text}`).sort()).toEqual(Object.keys(made).sort());
    for (const [text, expression] of Object.entries(made))
      expect(superLinear(expression), text).toBeUndefined();
  });

  test('of the schemas too', () => {
    const patterns = filesIn('schemas', /\.json$/).flatMap((file) =>
      patternsIn(JSON.parse(readFileSync(join(projectRoot, file), 'utf8'))),
    );
    expect(patterns.length).toBeGreaterThan(20);
    for (const pattern of patterns) expect(superLinear(new RegExp(pattern, 'u')), pattern).toBeUndefined();
  });
});

describe('the search for slow ones', () => {
  test.each([
    /a+$/,
    /\/+!/,
    /(a+)+$/,
    /(a|a)*$/,
    /(?:a|ab|b)*c/,
    /^\s*(.*?)\s*$/,
    /^a*a*$/,
    /<.*>/,
    /[ \t]+$/m,
    /x(?=.*y)/,
    /^(a|b)*a(b|a)*$/,
    /\r*\n/,
    /(\d+),(\d+);/,
    /\w+@\w+/,
    /(?<=\s*)a/,
    /^\s*a/m,
    /^(?:a{1,100}){1,100}$/,
    // What stood in Bylaw once, and took hours for a file that somebody made for that.
    /\n+$/,
    /^(.*?) ?<([^>]*)>(?: (-?\d+) [-+]\d+)?/,
    /^["']?orgs["']?\s*:|^\s*\{\s*"orgs"\s*:/m,
    /^([^\S\n]*:)(?=:)/gm,
    /\/+$/,
    /^[ \t]*path[ \t]*=[ \t]*("?)(.*?)\1[ \t\r]*$/gim,
    /\+[^@]*@/,
    /^([a-z-]+)(?:\s*\/\s*|\s+)(.+)$/i,
    /^[ \t]*([A-Za-z][A-Za-z0-9-]*)[ \t]*=[ \t]*([^"\\#;\p{Cc}]*)$/u,
    /\b([a-z][a-z0-9+.-]*:\/\/[^\s/?#:@]*):[^\s/?#]*@/gi,
  ])('finds %s', (expression) => {
    expect(superLinear(expression)).toBeDefined();
  });

  test.each([
    /^a+$/,
    /a+/,
    /^[a-z][a-z0-9-]*$/,
    /^(?:\d+)(?:,\d+)*$/,
    /\d/,
    /^\s*[a-z]+\s*$/,
    /[ \t]$/,
    /^(?:a|b)*$/,
    /^(?!.*--)[a-z]+$/,
    /^a*b*c*$/,
    /\r?\n/g,
    /^ +"/m,
    /(?<!\/)\/+$/,
    /##(?=[a-z]*\[)/,
    /\[(?<=##[a-z]*\[)/,
    /^[^:]*:[^:]*$/,
    /^"(?:[^"\\]|\\.)*"$/,
  ])('does not find %s', (expression) => {
    expect(superLinear(expression)).toBeUndefined();
  });
});
