type Emphasis = (text: string) => string;

/** How words are emphasised. The edge hands in one that colours a terminal; `plain` leaves text as it is. */
export interface Style {
  readonly bold: Emphasis;
  readonly dim: Emphasis;
  readonly red: Emphasis;
  readonly green: Emphasis;
  readonly yellow: Emphasis;
  readonly blue: Emphasis;
  readonly cyan: Emphasis;
}

function unchanged(text: string): string {
  return text;
}

export const plain: Style = {
  bold: unchanged,
  dim: unchanged,
  red: unchanged,
  green: unchanged,
  yellow: unchanged,
  blue: unchanged,
  cyan: unchanged,
};
