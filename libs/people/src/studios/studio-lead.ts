import type { Actor } from '@jiangong/kernel';
import type { Studio } from './studio.entity';
import { requireStudioAt } from './studio.policy';

export const isLead = (actor: Actor, { leadId }: Pick<Studio, 'leadId'>): boolean => actor.memberId !== null && actor.memberId === leadId;

/** The lead reports of the own studio; so do the unit's cadre and those above. */
export function requireStudioReport(actor: Actor, studio: Pick<Studio, 'leadId'>, lineage: readonly string[]): void {
  if (!isLead(actor, studio)) requireStudioAt(actor, 'studio.report', lineage);
}
