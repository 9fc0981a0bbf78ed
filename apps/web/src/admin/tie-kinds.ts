export const TIE_KINDS = ['mentor', 'kin', 'studio', 'joint_award', 'team'] as const;
export type TieKind = (typeof TIE_KINDS)[number];
