import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, onTestFinished, test } from 'vitest';
import { readBlocks } from '../docs/read-blocks.ts';

const root = join(import.meta.dirname, '../..');
const entry = join(root, 'src/index.ts');

/** What lies behind these is Bylaw's own: callers give a `PlanRequest`, and take the providers that there are. */
const inner = ['PlanOptions', 'ProviderRegistry'];

test('the example with types is one to the compiler, and every type that the entry leads to is exported', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-types-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const consumer = join(folder, 'service.mts');
  const page = readFileSync(join(root, 'docs/library.md'), 'utf8');
  const example = readBlocks(page).find(({ language }) => language === 'ts');
  expect(example).toBeDefined();
  writeFileSync(consumer, example?.text ?? '');
  const program = compile(consumer);
  const mistakes = ts.getPreEmitDiagnostics(program, program.getSourceFile(consumer));
  expect(mistakes.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  expect(notExported(program)).toEqual([]);
});

function compile(consumer: string): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram([consumer, entry], { ...options, noEmit: true, paths: { bylaw: [entry] } });
}

/** The types of Bylaw that are named in what is exported, or in what that names, and that nobody can import. */
function notExported(program: ts.Program): readonly string[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error('the entry is a module');
  const exported = new Set(checker.getExportsOfModule(module).map(declared));
  expect(exported.size).toBeGreaterThan(100);
  const seen = new Set<ts.Symbol>();
  const missing = new Set<string>();
  for (const each of exported) look(each);
  return [...missing];

  function declared(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  function look(symbol: ts.Symbol): void {
    if (seen.has(symbol) || inner.includes(symbol.name)) return;
    seen.add(symbol);
    const own = (symbol.declarations ?? []).filter(
      (each) =>
        each.getSourceFile().fileName.startsWith(join(root, 'src')) && !ts.isTypeParameterDeclaration(each),
    );
    if (own.length > 0 && !exported.has(symbol)) missing.add(symbol.name);
    for (const each of own) ts.forEachChild(each, walk);
  }

  function walk(node: ts.Node): void {
    // What a function does inside names nothing to its callers.
    if (ts.isBlock(node)) return;
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol !== undefined) look(declared(symbol));
    ts.forEachChild(node, walk);
  }
}
