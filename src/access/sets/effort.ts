/** What may still be spent, in states and points looked at: the same for the same files, as no clock would be. */
export interface Effort {
  left: number;
}
