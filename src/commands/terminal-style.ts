import { Ansis } from 'ansis';
import { plain, type Style } from '../report/style.ts';

/** Colours for a stream of this process: plain where NO_COLOR is set or the stream is not a terminal. */
export function terminalStyle(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const refused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
  const forced = environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '0';
  if (refused || (stream.isTTY !== true && !forced) || environment.TERM === 'dumb') return plain;
  const colour = new Ansis(1);
  return {
    bold: (text) => colour.bold(text),
    dim: (text) => colour.dim(text),
    red: (text) => colour.red(text),
    green: (text) => colour.green(text),
    yellow: (text) => colour.yellow(text),
    blue: (text) => colour.blue(text),
    cyan: (text) => colour.cyan(text),
  };
}
