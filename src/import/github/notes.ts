/** What an import has to say beside its result, gathered while it goes. */
export interface Notes {
  readonly notExpressed: string[];
  readonly adjusted: string[];
}
