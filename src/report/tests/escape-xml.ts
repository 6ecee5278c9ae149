// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write these, escaped neither
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A text for an element or an attribute of XML 1.0; a character that XML cannot hold leaves a mark. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (character) => escapes[character] ?? `&#${character.charCodeAt(0)};`);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
