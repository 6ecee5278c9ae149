import { Ansis } from 'ansis';
import { plain, type Style } from '../report/style.ts';

/** Colours: plain where NO_COLOR is set, or where it is no terminal that is written to. */
export function terminalStyle(
  isTerminal: () => boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const refused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
  const forced = environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '0';
  if (refused || (!forced && !isTerminal()) || environment.TERM === 'dumb') return plain;
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
