import { definePermissions, mayAt, NotFound, type Actor } from '@jiangong/kernel';

export const reportPermissions = definePermissions({ 'report.read': ['district_organiser', 'city_organiser', 'auditor'] });

/** A district's own organisers, and those above it; for anybody else there is no such district. */
export function refuseUnlessMayReport(actor: Actor, lineage: readonly string[]): void {
  if (lineage.length === 0 || !mayAt(actor, 'report.read', lineage)) throw new NotFound({ zh: '区县或产业工会', en: 'district or industry union' });
}
