/**
 * Many likes and unlikes, with the counters they change, as one statement: acknowledged means committed, and the counter
 * is never anything else than what the rows say. $1 works, $2 members, $3 whether liked or taken back, $4 at, $5 network;
 * each pair of work and member once. What is not public is left out. Rows go in in one order, so that batches of two
 * processes rarely wait for each other in a circle. Counters are held before they are reckoned: PostgreSQL checks the
 * first new row it makes, of a counter as old as the snapshot, and a like voided since would seem to be one too few.
 */
export const SAVE_LIKES = `
  with asked as (
    select a.* from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::timestamptz[], $5::text[]) as a(work_id, member_id, is_on, at, network)
     where exists (select 1 from engagement.public_work p where p.id = a.work_id)),
  liked as (
    insert into engagement.work_like as l (work_id, member_id, at, is_on, network)
    select work_id, member_id, at, true, network from asked where is_on order by work_id, member_id
    on conflict (work_id, member_id) do update set is_on = true, at = excluded.at, network = excluded.network where not l.is_on
    returning l.work_id, l.voiding_id is not null as is_voided),
  unliked as (
    update engagement.work_like l set is_on = false from asked a
     where not a.is_on and l.work_id = a.work_id and l.member_id = a.member_id and l.is_on
    returning l.work_id, l.voiding_id is not null as is_voided),
  delta as (
    select work_id, sum(n)::int as likes, coalesce(sum(n) filter (where is_voided), 0)::int as voided
      from (select work_id, 1 as n, is_voided from liked union all select work_id, -1, is_voided from unliked) changed group by work_id),
  held as (
    select c.work_id, c.likes, c.likes_voided from engagement.work_count c join delta d on d.work_id = c.work_id order by c.work_id for update of c),
  counted as (
    update engagement.work_count c set likes = h.likes + d.likes, likes_voided = h.likes_voided + d.voided
      from delta d join held h on h.work_id = d.work_id where c.work_id = d.work_id
    returning c.work_id, c.likes, c.likes_voided),
  begun as (
    insert into engagement.work_count as c (work_id, likes, likes_voided)
    select work_id, likes, voided from delta d where not exists (select 1 from engagement.work_count known where known.work_id = d.work_id) order by work_id
    on conflict (work_id) do update set likes = c.likes + excluded.likes, likes_voided = c.likes_voided + excluded.likes_voided
    returning c.work_id, c.likes, c.likes_voided)
  select w.work_id as "workId", coalesce(n.likes, b.likes, c.likes, 0) as "likesRaw",
         coalesce(n.likes - n.likes_voided, b.likes - b.likes_voided, c.likes - c.likes_voided, 0) as "likesCounted",
         coalesce(c.views, 0) as "viewsRaw", coalesce(c.visits, 0) as "viewsCounted"
    from (select distinct work_id from asked) w
    left join counted n on n.work_id = w.work_id
    left join begun b on b.work_id = w.work_id
    left join engagement.work_count c on c.work_id = w.work_id`;

/** $1 works: the public ones with their figures. */
export const FIGURES = `
  select p.id as "workId", coalesce(c.likes, 0) as "likesRaw", coalesce(c.likes - c.likes_voided, 0) as "likesCounted",
         coalesce(c.views, 0) as "viewsRaw", coalesce(c.visits, 0) as "viewsCounted"
    from engagement.public_work p left join engagement.work_count c on c.work_id = p.id
   where p.id = any($1::uuid[])`;

/** $1 works, $2 member: which of them the member likes. */
export const LIKED_BY = `select work_id as id from engagement.work_like where work_id = any($1::uuid[]) and member_id = $2 and is_on`;
