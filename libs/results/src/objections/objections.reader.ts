import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, mayAnywhere, NotFound, receiptNumberIn, sha256, toPage, type Actor, type Clock, type PageRequest } from '@jiangong/kernel';
import { CLOCK, Reader, type ConnectionView, type GraphContext } from '@jiangong/platform';
import { noticeNumber } from '../notices/public';
import type { ReadObjection } from './commands/open-objection';
import type { Objection, ObjectionFile, ObjectionStep } from './objection.entity';
import { noObjection, unknownObjection } from './objection.policy';
import { isLate, isOpen } from './objection.rules';
import type { NoticeObjectionsView, ObjectionCaseView, ObjectionJudgeView, ObjectionStatusView, ObjectionView } from './objection.view';
import { SealedContent } from './sealed-content';

export const OBJECTION_LISTS = ['waiting', 'queued', 'proposed', 'settled'] as const;
export type ObjectionList = (typeof OBJECTION_LISTS)[number];

type SealedStep = Pick<ObjectionStep, 'id' | 'keyId'> & { readonly sealed: string | null };
type ProposedStep = SealedStep & { readonly at: string };
type Row = Omit<ObjectionView, 'noticeNumber' | 'isLate' | 'abilities' | 'finding' | 'proposedAt'> & {
  readonly year: number;
  readonly serial: number;
  readonly proposedById: string | null;
  readonly proposerMemberId: string | null;
  readonly lastFinding: ProposedStep | null;
};

/** The last finding comes with it, sealed: it is opened for those alone who may confirm. */
const OBJECTION = `
  select o.id, o.number, o.state, o.is_queued as "isQueued", o.received_at as "receivedAt", o.due_on::text as "dueOn", o.settled_at as "settledAt",
         o.notice_id as "noticeId", n.year, n.serial, o.round_id as "roundId", r.name as "roundName", p.name as "programmeName", o.outcome, o.effect, e.title as "entryName",
         a.name as "proposedBy", o.proposed_by_id as "proposedById", a.member_id as "proposerMemberId", o.redecision_id as "redecisionId",
         (select json_build_object('id', s.id, 'at', s.at, 'keyId', s.key_id, 'sealed', encode(s.sealed, 'base64'))
            from objection_step s where s.objection_id = o.id and s.kind = 'proposed' and o.outcome is not null order by s.at desc, s.id desc limit 1) as "lastFinding"
    from objection o
    join notice n on n.id = o.notice_id
    join round r on r.id = o.round_id
    join programme p on p.id = r.programme_id
    left join entry e on e.id = o.entry_id
    left join account a on a.id = o.proposed_by_id`;

const IN_LIST = `
  case $1::text when 'waiting' then o.state in ('received', 'in_hand') and not o.is_queued when 'queued' then o.state = 'received' and o.is_queued
                when 'proposed' then o.state = 'proposed' else o.state in ('upheld', 'dismissed', 'withdrawn') end`;

const PAGE = `${OBJECTION} where ${IN_LIST} and ($2::date is null or (o.due_on, o.id) > ($2::date, $3::uuid)) order by o.due_on, o.id limit $4`;
const COUNT = `select count(*)::int as count from objection o where ${IN_LIST}`;
const SOME = `${OBJECTION} where o.id = any($1::uuid[]) order by o.due_on, o.id`;
const PROPOSED = `${OBJECTION} where o.state = 'proposed' order by o.due_on, o.id limit 200`;

const STATUS = `
  select o.id, o.number, o.state, o.is_queued as "isQueued", o.received_at as "receivedAt", o.due_on::text as "dueOn", o.settled_at as "settledAt", o.notice_id as "noticeId",
         n.year, n.serial, n.title as "noticeTitle",
         (select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'at', s.at, 'keyId', s.key_id, 'sealed', encode(s.sealed, 'base64')) order by s.at, s.id)
            from objection_step s where s.objection_id = o.id) as steps,
         (select json_agg(json_build_object('id', f.id, 'keyId', f.key_id, 'sealedName', encode(f.sealed_name, 'base64'), 'size', f.size, 'addedAt', f.added_at) order by f.added_at, f.id)
            from objection_file f where f.objection_id = o.id) as files
    from objection o join notice n on n.id = o.notice_id where o.number = $1 and o.key_hash = $2`;

type StatusRow = Omit<ObjectionStatusView, 'noticeNumber' | 'finding' | 'steps' | 'files' | 'canWithdraw' | 'canAddFiles'> & {
  readonly year: number;
  readonly serial: number;
  readonly steps: readonly (SealedStep & { readonly kind: ObjectionStep['kind']; readonly at: string })[];
  readonly files: readonly (Pick<ObjectionFile, 'id' | 'keyId' | 'size'> & { readonly sealedName: string; readonly addedAt: string })[] | null;
};

const COUNTS = `
  select notice_id as "noticeId", count(*) filter (where state <> 'withdrawn')::int as received, count(*) filter (where state in ('upheld', 'dismissed'))::int as settled
    from objection where notice_id = any($1::uuid[]) group by notice_id`;

const JUDGES = `select a.id, a.name from score_sheet s join account a on a.id = s.judge_id where s.entry_id = $1 and s.state = 'locked' order by a.name, a.id`;
const ENTRY = `select title from entry where id = $1`;

const bytes = (base64: string | null): Buffer | null => (base64 === null ? null : Buffer.from(base64, 'base64'));

/** Questions about objections. What one says is in no list: it is opened by a command that writes the reading down. */
@Injectable()
export class ObjectionsReader {
  constructor(private readonly reader: Reader, private readonly content: SealedContent, @Inject(CLOCK) private readonly clock: Clock) {}

  /** The discipline group's queue, what is due first. */
  async list(actor: Actor, list: ObjectionList, request: PageRequest): Promise<ConnectionView<ObjectionView>> {
    const cursor = decodeCursor(request.after, 2);
    const rows = await this.reader.rows<Row>(PAGE, [list, cursor?.[0] ?? null, cursor?.[1] ?? null, request.first + 1]);
    const page = toPage(rows, request, (row) => [row.dueOn, row.id]);
    return {
      ...page, nodes: page.nodes.map((row) => this.toView(actor, row)),
      totalCount: async () => (await this.reader.first<{ count: number }>(COUNT, [list]))!.count,
    };
  }

  /** Decisions that wait for a second officer; with their findings and without the objections themselves. */
  async toConfirm(actor: Actor): Promise<ObjectionView[]> {
    return (await this.reader.rows<Row>(PROPOSED)).map((row) => this.toView(actor, row));
  }

  async some(actor: Actor, ids: readonly string[]): Promise<ObjectionView[]> {
    return (await this.reader.rows<Row>(SOME, [ids])).map((row) => this.toView(actor, row));
  }

  /** What a command has just opened, with the words around it. */
  async opened(actor: Actor, { content, steps, files, objection }: ReadObjection): Promise<ObjectionCaseView> {
    const [view] = await this.some(actor, [objection.id]);
    if (!view) throw new NotFound(unknownObjection);
    const entry = content.entryId === null ? null : await this.reader.first<{ title: string }>(ENTRY, [content.entryId]);
    const judges = content.entryId === null ? [] : await this.reader.rows<ObjectionJudgeView>(JUDGES, [content.entryId]);
    const { kind, name, contact, organizationName, accountId, entryId, ground, text } = content;
    return { objection: view, kind, name, contact, organizationName, isSignedIn: accountId !== null, entryId, entryName: entry?.title ?? null, ground, text, steps: [...steps], files: [...files], judges };
  }

  async ofSender(typed: string, key: string): Promise<ObjectionStatusView> {
    const number = receiptNumberIn(typed);
    const row = number && (await this.reader.first<StatusRow>(STATUS, [number, sha256(key)]));
    if (!row) throw new NotFound(noObjection);
    const { year, serial, steps, files, ...facts } = row;
    const isSettled = facts.state === 'upheld' || facts.state === 'dismissed';
    const finding = isSettled ? steps.findLast(({ kind }) => kind === 'proposed') : undefined;
    return {
      ...facts, noticeNumber: noticeNumber(year, serial), finding: finding ? this.finding(finding) : null,
      // what officers say to each other on the way is not the sender's to read; the finding is, once it is final
      steps: steps.filter(({ kind }) => kind !== 'proposed' && kind !== 'sent_back').map(({ kind, at }) => ({ kind, at: new Date(at), byName: null, text: '' })),
      files: (files ?? []).map((file) => ({ id: file.id, size: file.size, addedAt: new Date(file.addedAt), name: this.content.openFileName({ ...file, sealedName: bytes(file.sealedName)! }) })),
      canWithdraw: isOpen(facts.state), canAddFiles: isOpen(facts.state),
    };
  }

  countsOf(context: GraphContext, noticeId: string): Promise<NoticeObjectionsView | null> {
    return context
      .loader<NoticeObjectionsView>('results.objections.counts', async (ids) => {
        const rows = await this.reader.rows<NoticeObjectionsView & { noticeId: string }>(COUNTS, [ids]);
        const byNotice = new Map(rows.map(({ noticeId: id, ...counts }) => [id, counts]));
        return ids.map((id) => byNotice.get(id) ?? { received: 0, settled: 0 });
      })
      .load(noticeId);
  }

  private finding = ({ id, keyId, sealed }: SealedStep): string => this.content.openStep({ id, keyId, sealed: bytes(sealed) } as Pick<ObjectionStep, 'id' | 'keyId' | 'sealed'>);

  private toView(actor: Actor, { year, serial, proposedById, proposerMemberId, lastFinding, ...row }: Row): ObjectionView {
    const isProposer = proposedById === actor.accountId || (proposerMemberId !== null && proposerMemberId === actor.memberId);
    const state = row.state as Objection['state'];
    return {
      ...row, noticeNumber: noticeNumber(year, serial), isLate: isLate(state, row.dueOn, this.clock.now()),
      proposedAt: lastFinding && new Date(lastFinding.at),
      finding: lastFinding && mayAnywhere(actor, 'objection.confirm') ? this.finding(lastFinding) : null,
      abilities: {
        canPropose: isOpen(state) && mayAnywhere(actor, 'objection.propose'),
        canConfirm: state === 'proposed' && !isProposer && mayAnywhere(actor, 'objection.confirm'),
      },
    };
  }
}
