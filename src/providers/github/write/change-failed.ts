/** One change that could not be made: the others go on. Its message is the one sentence that people read. */
export class ChangeFailed extends Error {
  override readonly name = 'ChangeFailed';
}
