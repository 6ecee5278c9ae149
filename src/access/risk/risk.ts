/** How much care a change of access deserves. It is never given without its reasons. */
export interface Risk {
  /** The highest of its reasons; `none` where there is none: of a loss always. */
  readonly level: RiskLevel;
  readonly reasons: readonly RiskReason[];
}

export const riskLevels = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export interface RiskReason {
  readonly because: RiskCause;
  readonly level: RiskLevel;
  /** One lower-case sentence: `billing:refund is privileged`. */
  readonly message: string;
}

export const riskCauses = [
  'self-escalation',
  'everything',
  'privileged-action',
  'not-compared',
  'no-mfa',
  'external-identity',
  'no-expiry',
] as const;
export type RiskCause = (typeof riskCauses)[number];
