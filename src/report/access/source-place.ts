/** Where something is declared; the line counts from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}
