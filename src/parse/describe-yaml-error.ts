import type { YAMLParseError } from 'yaml';
import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';

const hints: Readonly<Record<string, string>> = {
  BAD_INDENT: 'line it up with the lines around it',
  BAD_SCALAR_START: 'quote the text',
  BLOCK_AS_IMPLICIT_KEY: 'quote the text if it holds `: `, or begin the map on a line of its own',
  BLOCK_IN_FLOW: 'inside brackets write maps and lists with brackets too',
  MISSING_CHAR: 'close the quote or the bracket',
  MULTILINE_IMPLICIT_KEY: 'look for a missing `:` here or on the line before',
  TAB_AS_INDENT: 'indent with spaces',
};

/**
 * The first error of a broken document: what follows it is mostly its echo.
 */
export function describeYamlError(
  { code, message, pos: [start, end] }: YAMLParseError,
  file: string,
  document: number,
): PlacedDiagnostic {
  const at = { file, document, path: [], on: 'value', span: { start, end } } as const;
  if (code === 'RESOURCE_EXHAUSTION') return tooDeep(at);
  const sentence = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
  const hint = hints[code];
  return createDiagnostic('parse/yaml-syntax', {
    message: `this is not YAML: ${sentence}`,
    at,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** A document nested so deeply that the YAML parser gave up. */
export function tooDeep(at: NonNullable<PlacedDiagnostic['at']>): PlacedDiagnostic {
  const hint = 'close the brackets, or write it flatter';
  return createDiagnostic('parse/too-deep', { message: 'nested too deeply to be read', hint, at });
}
