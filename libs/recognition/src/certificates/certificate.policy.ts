import { definePermissions } from '@jiangong/kernel';

export const certificatePermissions = definePermissions({
  'certificate.issue': ['city_organiser'],
  /** The certificates of one's own unit or district; the city's and auditors' reach is all of them. */
  'certificate.read': ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor'],
});

/** SQL: an honour `h` in reach; `$1` the nodes where the actor may read. */
export const HONOUR_IN_REACH = `exists (
  select 1 from organization_closure above join entry reached on reached.id = h.entry_id
   where above.descendant_id = reached.organization_id and above.ancestor_id = any($1::uuid[]))`;
