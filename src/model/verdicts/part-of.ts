/** The documents of a kind are told apart in so many parts: one that changed has those of its part asked about again. */
export const parts = 64;

const looked = 12;

/** The part that the documents of a file belong to: any, but always the same. */
export function partOf(file: string): number {
  let mixed = 0;
  // The end of a path is what tells it from its neighbours.
  for (let at = Math.max(0, file.length - looked); at < file.length; at += 1)
    mixed = (Math.imul(mixed, 31) + file.charCodeAt(at)) | 0;
  return (mixed >>> 0) % parts;
}
