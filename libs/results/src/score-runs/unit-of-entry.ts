/**
 * SQL: the unit a list shows for an entry — the enterprise at or above where it was handed in, else that node itself.
 * `e` is the entry; gives `unit.id` and `unit.name`.
 */
export const UNIT_OF_ENTRY = `
  cross join lateral (
    select o.id, o.name from organization_closure above join organization o on o.id = above.ancestor_id
     where above.descendant_id = e.organization_id and (o.level = 'enterprise' or above.depth = 0)
     order by (o.level = 'enterprise') desc, above.depth limit 1) unit`;
