export function roleName(index: number): string {
  return `role-${index}`;
}
