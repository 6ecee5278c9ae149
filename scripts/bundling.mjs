// What the builds of the command line and of the Action share.
import { readFileSync, writeFileSync } from 'node:fs';

/** yaml asks the environment at every word whether to print it, which takes a fifth of the time of parsing. */
export function withoutParserTraces() {
  return {
    name: 'without-parser-traces',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^process$/ }, ({ importer }) =>
        importer.includes('/node_modules/yaml/')
          ? { path: 'process', namespace: 'without-traces' }
          : undefined,
      );
      const contents = 'module.exports = { env: {}, emitWarning: process.emitWarning };';
      onLoad({ filter: /./, namespace: 'without-traces' }, () => ({ contents }));
    },
  };
}

/**
 * Text of one byte a letter is read many times faster. esbuild writes strings so; what is left of other letters
 * stands in regular expressions, where an escape means the same.
 */
export function keepToAscii(file) {
  const text = readFileSync(file, 'utf8');
  const escaped = text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (escaped !== text) writeFileSync(file, escaped);
}
