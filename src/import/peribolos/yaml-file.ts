import {
  type Alias,
  type Document,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
  type YAMLError,
} from 'yaml';
import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import { type SourceComment, sourceComments } from '../../edit/source-comments.ts';
import type { SourceFile } from '../../parse/document.ts';
import { readYaml } from '../../parse/read-yaml.ts';
import { type Findings, findingAt, mistake } from './findings.ts';

/** A file of the source, parsed so that every scalar keeps the spelling it has there. */
export interface YamlFile {
  readonly path: string;
  readonly root: Node | null;
  readonly findings: Findings;
  readonly text: string;
  readonly comments: readonly SourceComment[];
  /** Those that stand at the end of a line, by their 0-based line. */
  readonly trailing: ReadonlyMap<number, SourceComment>;
  /** Comments that became the reason of something. */
  readonly taken: Set<SourceComment>;
  readonly rangeOf: (node: Node) => SourceRange;
  /** What an alias stands for; undefined where it stands for nothing, or the file has more than it may. */
  readonly resolve: (alias: Alias) => Node | undefined;
}

/** Aliases may make a small file endless. */
const aliasLimit = 10_000;

/**
 * The first document of a file, as peribolos reads it. Undefined, with a diagnostic, where it is not valid YAML.
 * With the failsafe schema `1e3`, `null` and `yes` are the texts they are written as: log-ins may look like that.
 */
export function parseYamlFile(source: SourceFile, findings: Findings): YamlFile | undefined {
  const text = source.text.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const range = (start: number, end: number): SourceRange => {
    const [from, to] = [lines.linePos(start), lines.linePos(Math.max(end, start + 1))];
    return {
      file: source.path,
      start: { line: Math.max(from.line, 1), column: Math.max(from.col, 1) },
      end: { line: Math.max(to.line, 1), column: Math.max(to.col, 1) },
    };
  };
  const documents = parse(text, lines);
  if (!Array.isArray(documents)) {
    mistake(findings, 'import/too-deep', range(0, 1), 'the file nests too deeply to be read');
    return undefined;
  }
  const [document, second] = documents;
  const problems = problemsOf(document);
  for (const problem of problems) {
    mistake(findings, 'import/invalid-yaml', range(...problem.pos), sentenceOf(problem));
  }
  if (problems.length > 0) return undefined;
  if (second !== undefined) {
    const at = range(second.range[0], second.range[0] + 1);
    findings.notExpressed.push(findingAt(at, 'only the first YAML document of a file is read'));
  }
  const targets = aliasTargets(document, (alias) => {
    mistake(
      findings,
      'import/too-deep',
      range(...positionOf(alias)),
      `\`*${alias.source}\` stands inside what it repeats`,
    );
  });
  let aliases = 0;
  const end = document?.range[2] ?? text.length;
  const comments = sourceComments(text).filter((comment) => comment.offset < end);
  return {
    path: source.path,
    text,
    root: document?.contents ?? null,
    findings,
    comments,
    trailing: new Map(comments.filter(({ trailing }) => trailing).map((comment) => [comment.line, comment])),
    taken: new Set(),
    rangeOf: (node) => range(...positionOf(node)),
    resolve: (alias) => {
      aliases += 1;
      if (aliases === aliasLimit)
        mistake(findings, 'import/too-deep', range(0, 1), 'the aliases of the file multiply');
      return aliases < aliasLimit ? targets.get(alias) : undefined;
    },
  };
}

/** Every mistake that stands for itself, and of broken syntax the first: the others mostly follow from it. */
function problemsOf(document: Document.Parsed | undefined): readonly YAMLError[] {
  const all: readonly YAMLError[] = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  const [broken] = all.filter(({ code }) => !independent.has(code));
  return all.filter((problem) => problem === broken || independent.has(problem.code));
}

const independent: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED']);

function parse(text: string, lineCounter: LineCounter) {
  const { stopped } = readYaml(text);
  if (stopped !== undefined && stopped.because !== 'broken') return undefined;
  try {
    return [
      ...parseAllDocuments(text, {
        schema: 'failsafe',
        lineCounter,
        logLevel: 'silent',
        prettyErrors: false,
      }),
    ];
  } catch {
    // The parser calls itself for each level: a file nested without end exhausts the stack.
    return undefined;
  }
}

function positionOf(node: Node): [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

/** What each alias stands for: the nearest anchor of its name before it. One inside its own anchor is reported. */
function aliasTargets(
  document: Document | undefined,
  onEndless: (alias: Alias) => void,
): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document ?? null, {
    Alias(_key, alias, ancestors) {
      const target = anchors.get(alias.source);
      if (target !== undefined && ancestors.includes(target)) onEndless(alias);
      else if (target !== undefined) targets.set(alias, target);
    },
    Value(_key, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function sentenceOf(problem: YAMLError): string {
  const [sentence = ''] = problem.message.split('\n');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/[.:]$/, '');
}
