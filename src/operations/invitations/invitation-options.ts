export interface InvitationOptions {
  /** Needed where the repository has several. */
  readonly organization?: string;
  /** `ana`, or `member/ana`. */
  readonly member: string;
}

/** The name alone. */
export function memberNamed({ member }: Pick<InvitationOptions, 'member'>): string {
  return member.trim().replace(/^member\//, '');
}
