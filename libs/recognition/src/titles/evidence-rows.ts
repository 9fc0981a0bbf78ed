export interface EvidenceRow {
  readonly id: string;
  readonly code: string;
  readonly kindName: string;
  readonly title: string;
  readonly onDay: string;
  readonly state: string;
  readonly reason: string;
}

/** What was shown for a holding, newest first, as one JSON value; `only` narrows it. */
export const evidenceOf = (holding: string, only = 'true'): string => `
  select jsonb_agg(jsonb_build_object('id', ev.id, 'code', ev.code, 'title', ev.title, 'onDay', ev.on_day::text, 'state', ev.state, 'reason', ev.reason,
           'kindName', coalesce((select n ->> 'name' from title_version v cross join jsonb_array_elements(v.content -> 'evidence') n where v.title_id = ${holding}.title_id and n ->> 'code' = ev.code order by v.number desc limit 1), ev.code))
           order by ev.on_day desc, ev.id)
    from title_evidence ev where ev.holding_id = ${holding}.id and ${only}`;
