/** The key of a permission in a repository. */
export function permissionKey(repository: string, permission: string): string {
  return `${repository}=${permission}`;
}
