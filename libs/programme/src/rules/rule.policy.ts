import { definePermissions, mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';

/** Rules hold for the whole city; only its organisers write them. */
export const rulePermissions = definePermissions({ 'rule.revise': ['city_organiser'] });

export function refuseUnlessMayRevise(actor: Actor): void {
  if (!mayAnywhere(actor, 'rule.revise')) throw new NotAllowed('rule.revise');
}
