import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import type { FormField } from '@jiangong/programme';
import { UNIT_OF_ENTRY } from '@jiangong/results';
import { Work, type ShownOutcome } from '../work.entity';
import { filesOf, isHiddenByPerson, outcomesOf, sectionsOf, summaryOf } from '../work.rules';
import { OUTCOMES_SHOWN } from '../work-statements';
import { WorkStore } from '../work-store';

interface EntryRow {
  readonly roundId: string;
  readonly programmeCode: string;
  readonly seasonYear: number;
  readonly periodCode: string;
  readonly periodName: string;
  readonly categoryCode: string;
  readonly categoryName: string;
  readonly title: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly districtId: string | null;
  readonly entryVersion: number;
  readonly authors: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly fields: readonly FormField[];
  readonly honourTitle: string | null;
}

/** A carried entry is the same work once more; it is shown as the one it was handed in as. */
const ENTRY = `
  select e.round_id as "roundId", p.code as "programmeCode", s.year as "seasonYear", r.code as "periodCode", r.name as "periodName",
         c.code as "categoryCode", c.name as "categoryName", e.title, e.member_id as "memberId", unit.id as "organizationId", e.district_id as "districtId",
         e.version_number as "entryVersion", v.content, w.content -> 'form' -> 'fields' as fields,
         coalesce((select string_agg(m.name, '、' order by a.position) from entry_author a join member m on m.id = a.member_id where a.entry_id = e.id),
                  (select m.name from member m where m.id = e.member_id)) as authors,
         (select h.title from standing_honour h where h.entry_id = e.id) as "honourTitle"
    from entry e
    join round r on r.id = e.round_id
    join programme p on p.id = r.programme_id
    join season s on s.id = p.season_id
    join category c on c.id = e.category_id
    join entry_version v on v.entry_id = e.id and v.number = e.version_number
    join rule_version w on w.id = r.rule_version_id
    ${UNIT_OF_ENTRY}
   where e.id = $1 and e.subject = 'work' and e.origin <> 'carried' and e.state = 'accepted'`;

/** An accepted work waits to be looked at; nothing of it is public before. Called again, it changes nothing unless the entry did. */
@Injectable()
export class ReceiveWork {
  constructor(private readonly uow: UnitOfWork, private readonly store: WorkStore) {}

  execute(actor: Actor, entryId: string): Promise<string | null> {
    return this.uow.run(actor, {}, async (tx) => {
      await tx.query('select 1 from entry where id = $1 for update', [entryId]);
      const [row] = await tx.query<EntryRow>(ENTRY, [entryId]);
      if (!row) return null;
      // held: somebody may be deciding on it, and what that showed must be hidden again
      const known = await tx.repo(Work).findOne({ where: { entryId }, lock: { mode: 'pessimistic_write' } });
      if (known?.entryVersion === row.entryVersion && known.authors === row.authors && known.title === row.title) return known.id;
      const facts = await this.factsOf(tx, entryId, row);
      if (!known) {
        const id = newId();
        await tx.repo(Work).insert({ id, entryId, ...facts, state: 'pending', reasonCode: null, reason: null, receivedAt: tx.now, publishedAt: null } as never);
        await this.store.log(tx, id, 'receive');
        return id;
      }
      // what was never looked at is not public, and what was taken back stays taken back
      const stays = isHiddenByPerson(known);
      if (!stays) await this.store.move(tx, known, { act: 'receive', state: 'pending' });
      await tx.repo(Work).update({ id: known.id }, { ...facts, receivedAt: tx.now } as never);
      return known.id;
    });
  }

  private async factsOf(tx: Tx, entryId: string, { content, fields, ...row }: EntryRow): Promise<Partial<Work>> {
    const ids = filesOf(content, fields);
    const files = await tx.query<{ id: string; kind: string }>('select id, kind from media where id = any($1::uuid[])', [ids]);
    const ofKind = (kind: string): string[] => ids.filter((id) => files.some((file) => file.id === id && file.kind === kind));
    const [stated] = await tx.query<{ outcomes: ShownOutcome[] }>(`select shown.outcomes from (${OUTCOMES_SHOWN}) shown where shown.version_number = $2`, [entryId, row.entryVersion]);
    const [video = null] = ofKind('video');
    const images = ofKind('image');
    return {
      ...row, isAwarded: row.honourTitle !== null, summary: summaryOf(content, fields), sections: sectionsOf(content, fields), outcomes: stated?.outcomes ?? outcomesOf(content),
      videoMediaId: video, coverMediaId: images[0] ?? video, imageMediaIds: images,
    };
  }
}
