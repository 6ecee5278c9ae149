import type { QuestionOptions } from '../access/question-options.ts';

/** What every list may be asked for. */
export interface ListOptions extends QuestionOptions {
  /** A column, such as `teams`; `-teams` for the other way round. */
  readonly sort?: string;
}
