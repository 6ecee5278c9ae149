/** A fenced block of a Markdown page and the comment right above it. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** `test: first-steps` of `<!-- test: first-steps -->`; empty where there is none. */
  readonly comment: string;
  /** The text block that follows a block at once: its output, abridged by lines of `…`. */
  readonly output?: string;
}

/** The fenced blocks of a Markdown page, in order. */
export function readBlocks(markdown: string): readonly Block[] {
  const fence =
    /(?:^<!-- (?<comment>.*) -->\n)?^```(?<language>[a-z]+)\n(?<text>[\s\S]*?)^```\n(?:^```text\n(?<output>[\s\S]*?)^```$)?/gm;
  return [...markdown.matchAll(fence)].map(({ groups }) => {
    const { comment = '', language = '', text = '', output } = groups ?? {};
    return { comment, language, text, ...(output === undefined ? {} : { output }) };
  });
}
