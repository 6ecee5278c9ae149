/** A file of the repository before and after an edit. An empty text is that of a file that is not there. */
export interface EditedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}
