/** What a plan that is compared with a revision does not say: it would read as if nothing changed there. */
export function unplannedNotes(organizations: readonly string[]): readonly { readonly message: string }[] {
  return organizations.map((name) => ({
    message: `\`${name}\` changes, and this says nothing of it: no target of it is enabled, or it comes or goes; see \`bylaw access diff\``,
  }));
}
