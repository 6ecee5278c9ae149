/** The first lines of a generated page. */
export function pageHead(title, from) {
  return `<!-- Generated from ${from} by \`npm run generate\`; do not edit. -->\n\n# ${title}\n\n`;
}

/** A table; cells are Markdown in which only what would break a row is escaped. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();
}

export function code(text) {
  return `\`${text}\``;
}

export function fenced(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

/** A sentence: a capital letter and a full stop, unless it begins with code. */
export function sentence(text) {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
