import type { YAMLParseError } from 'yaml';
import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Stop } from './read-yaml.ts';

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

/** Why a file was not read to its end. */
export function describeStop(stop: Stop, file: string, document: number): PlacedDiagnostic {
  if (stop.because === 'broken') return describeYamlError(stop.error, file, document);
  const { offset } = stop;
  const at = { file, document, path: [], on: 'value', span: { start: offset, end: offset + 1 } } as const;
  if (stop.because === 'too-deep') return tooDeep(at);
  const message = 'the rest of this file is not read: it holds too much, or too much is wrong with it';
  const hint = 'mend what is wrong before it, or split it into several files';
  return createDiagnostic('parse/too-large', { message, hint, at });
}

/** A document nested so deeply that the YAML parser gave up. */
function tooDeep(at: NonNullable<PlacedDiagnostic['at']>): PlacedDiagnostic {
  const hint = 'close the brackets, or write it flatter';
  return createDiagnostic('parse/too-deep', { message: 'nested too deeply to be read', hint, at });
}
