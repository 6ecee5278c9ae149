/** The pattern of one repository of GitHub among the resources of an organization whose names begin `krn:<name>`. */
export function repositoryPattern(organization: string, repository: string): string {
  return `krn:${organization}:github:{org_id}:repository/${literal(repository)}`;
}

/** A name as it stands in a resource pattern, where stars, question marks and braces mean something. */
function literal(name: string): string {
  return name.replace(
    /[*?{}]/g,
    (character) => ({ '*': '{*}', '?': '{?}', '{': '{{', '}': '}}' })[character] ?? character,
  );
}
