import { definePermissions, mayAnywhere, mayAt, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';

export const evaluationPermissions = definePermissions({
  'evaluation.read': ['district_organiser', 'city_organiser', 'auditor'],
  'evaluation.arrange': ['city_organiser'],
  'evaluation.sign': ['city_organiser'],
  'evaluation.state': ['district_organiser', 'city_organiser'],
});

export const noEvaluation = { zh: '区县考核', en: 'district evaluation' };

export function requireEvaluation(actor: Actor, permission: 'evaluation.arrange' | 'evaluation.sign'): void {
  if (!mayAnywhere(actor, permission)) throw new NotAllowed(permission);
}

/** A district states and answers for itself, the city for each; to another district it is not there. */
export function requireDistrict(actor: Actor, lineage: readonly string[]): void {
  if (lineage.length === 0 || !mayAt(actor, 'evaluation.state', lineage)) throw new NotFound({ zh: '区县', en: 'district' });
}
