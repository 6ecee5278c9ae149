import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import { briefCode, briefMarkdown, messageMarkdown } from './brief-markdown.ts';
import { fitBlock } from './fit-block.ts';
import { limitDiagnostics } from './limit-diagnostics.ts';
import { summarizeDiagnostics } from './render-diagnostics-text.ts';

/** Bytes: what lists more is read by nobody. */
const room = 200_000;
const most = 500;

const marks: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** Mistakes as a list in Markdown, errors before others; whatever comes from a file is text. */
export function renderDiagnosticsMarkdown(title: string, diagnostics: readonly Diagnostic[]): string {
  const { shown } = limitDiagnostics(diagnostics, most);
  const severities = Object.keys(marks) as readonly Severity[];
  const rows = severities.flatMap((severity) =>
    shown.filter((each) => each.severity === severity).map((each) => rowOf(each)),
  );
  const see = 'see `bylaw validate`.';
  const list = fitBlock({ title: 'mistakes', head: '', rows, count: diagnostics.length, see }, room);
  const summary = summarizeDiagnostics(diagnostics);
  return `## ${briefMarkdown(title)}\n\n${summary === '' ? 'No mistakes found.' : `**${summary}**\n\n${list}`}\n`;
}

function rowOf({ severity, code, message, at, hint }: Diagnostic): string {
  const place = at === undefined ? '' : ` ${briefCode(`${at.file}:${at.start.line}`)}`;
  const advice = hint === undefined ? '' : ` *${briefMarkdown(hint)}*`;
  return `- ${marks[severity]} ${briefCode(code)}${place}: ${messageMarkdown(message)}${advice}`;
}
