import { ORGANIZATION_JSON } from '@jiangong/people';
import { isCollecting, type Phase, type PlannedInstants } from '@jiangong/programme';
import { entryAbilities, type EntryFacts } from './entry.rules';
import type { EntryView } from './entry.view';

/** Whether `p` is an open recommendation in whose union's name the actor speaks. */
export const OWN_UNION_RECOMMENDATION = (isPlatform: string, units: string, districts: string, cities: string): string =>
  `(p.origin = 'recommendation' and p.state in ('in_review', 'returned') and (${isPlatform}::boolean
    or p.organization_id = any(${districts}::uuid[]) or p.organization_id = any(${cities}::uuid[])
    or exists (select 1 from organization_closure c where c.descendant_id = p.organization_id and c.ancestor_id = any(${units}::uuid[]))))`;

/**
 * The columns of an entry's view with what its abilities are worked out from; `e` is the entry. `$1`–`$3` are
 * `scopeValues`, `$4`–`$6` the nodes at which the actor signs for units, districts and the city.
 */
export const ENTRY_COLUMNS = `e.id, e.code, e.title, e.origin, e.state, e.has_priority as "hasPriority", e.created_at as "createdAt",
  e.accepted_at as "acceptedAt", e.round_id as "roundId", e.member_id as "memberId", e.version_number as "versionNumber", v.content,
  json_build_object('id', k.id, 'programmeId', k.programme_id, 'code', k.code, 'name', k.name, 'position', k.position) as category,
  (select ${ORGANIZATION_JSON} from organization o where o.id = e.organization_id) as organization,
  (select ${ORGANIZATION_JSON} from organization o where o.id = e.district_id) as district,
  e.member_id is not distinct from $3::uuid as "isOwn",
  (select json_build_object(
     'isOwnUnion', coalesce(bool_or(${OWN_UNION_RECOMMENDATION('$1', '$4', '$5', '$6')}), false),
     'isReturned', coalesce(bool_or(p.state = 'returned'), false),
     'isSigned', count(*) > 1 or coalesce(bool_or(exists (select 1 from recommendation_step s where s.recommendation_id = p.id and s.act in ('pass', 'decline'))), false))
     from recommendation p where p.entry_id = e.id and p.state <> 'withdrawn') as standing,
  json_build_object('phase', g.phase, 'isAutomatic', g.is_automatic, 'collectingAt', g.collecting_at,
    'reviewingAt', g.reviewing_at, 'judgingAt', g.judging_at, 'computingAt', g.computing_at, 'decidingAt', g.deciding_at) as round`;

export const ENTRY_TABLES = `entry e
  join entry_version v on v.entry_id = e.id and v.number = e.version_number
  join category k on k.id = e.category_id
  join round g on g.id = e.round_id`;

export interface EntryRow extends Omit<EntryView, 'abilities'> {
  readonly isOwn: boolean;
  readonly standing: { readonly isOwnUnion: boolean; readonly isReturned: boolean; readonly isSigned: boolean };
  readonly round: { readonly phase: Phase; readonly isAutomatic: boolean } & Readonly<Record<keyof PlannedInstants, string>>;
}

export const factsOf = ({ state, origin, isOwn, standing, round }: Pick<EntryRow, 'state' | 'origin' | 'isOwn' | 'standing' | 'round'>): EntryFacts => ({
  state, origin, isOwn, ...standing, phase: round.phase,
});

const INSTANTS = ['collectingAt', 'reviewingAt', 'judgingAt', 'computingAt', 'decidingAt'] as const satisfies readonly (keyof PlannedInstants)[];
const instantsOf = (round: EntryRow['round']): PlannedInstants =>
  Object.fromEntries(INSTANTS.map((name) => [name, new Date(round[name])])) as unknown as PlannedInstants;

export function toEntryView({ standing, round, isOwn, ...view }: EntryRow, now: Date): EntryView {
  const isOpen = isCollecting({ phase: round.phase, isAutomatic: round.isAutomatic, noticeEndsAt: null, ...instantsOf(round) }, now);
  return { ...view, abilities: entryAbilities(factsOf({ state: view.state, origin: view.origin, isOwn, standing, round }), isOpen) };
}
