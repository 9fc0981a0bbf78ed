import { Injectable } from '@nestjs/common';
import { certificateCode } from '@jiangong/evidence';
import { decodeCursor, isId, mayAnywhere, NotAllowed, nodesWhere, NotFound, toPage, type Actor } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import { factsIn } from './certificate-pages';
import { HONOUR_IN_REACH } from './certificate.policy';
import { maskedAuthors, maskedName, rareIn } from './certificate.rules';
import type { CertificateBatchView, CertificateRoundView, CertificatesArgs, CertificateView, PublicCertificateView, RoundCertificatesView } from './certificate.view';
import { honoursToCertify } from './honours-to-certify';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly honourId: string;
  readonly roundId: string;
  readonly text: string;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly replacedByNumber: string | null;
  readonly at: string;
}

type PublicRow = Row & { readonly isHidden: boolean; readonly hiddenNames: readonly string[]; readonly revokedById: string | null };

const COLUMNS = `
  select c.id, c.number, c.state, c.honour_id as "honourId", c.round_id as "roundId", c.text, c.ended_at as "endedAt", c.end_reason as "endReason", newer.number as "replacedByNumber",
         c.year || '-' || c.serial as at
    from certificate c left join certificate newer on newer.id = c.replaced_by_id join honour h on h.id = c.honour_id`;

/** Newest numbers first; `$2` round, `$3` state, `$4` words, `$5`/`$6` the last number of the page before. */
const LIST = `
   where ${HONOUR_IN_REACH} and ($2::uuid is null or c.round_id = $2) and ($3::text is null or c.state = $3)
     and ($4::text is null or c.number ilike $4 or h.name ilike $4 or exists (select 1 from organization o where o.id = h.organization_id and o.name ilike $4))`;
const PAGE = `${COLUMNS} ${LIST} and (c.year, c.serial) < ($5::int, $6::int) order by c.year desc, c.serial desc limit $7`;
const COUNT = `select count(*)::int as count from certificate c join honour h on h.id = c.honour_id ${LIST}`;

/** The person of the honour, and every author of an honoured work. */
const OWN = `${COLUMNS}
   where h.member_id = $1 or exists (select 1 from entry_author a where a.entry_id = h.entry_id and a.member_id = $1) order by c.issued_at desc, c.serial desc limit 200`;
const OPEN = `${COLUMNS}
   where c.id = $2 and (${HONOUR_IN_REACH} or h.member_id = $3 or exists (select 1 from entry_author a where a.entry_id = h.entry_id and a.member_id = $3))`;
const HIDDEN = `
  select exists (select 1 from hidden_person hidden where hidden.member_id = h.member_id) as "isHidden", h.revoked_by_id as "revokedById",
         array(select m.name from hidden_person hidden join member m on m.id = hidden.member_id
                where m.id = h.member_id or m.id in (select a.member_id from entry_author a where a.entry_id = h.entry_id)) as "hiddenNames", c.id,`;
const PUBLIC = `${COLUMNS.replace('select c.id,', HIDDEN)} where c.year = $1 and c.serial = $2`;

const ROUND = `
  select r.id as "roundId", r.name as "roundName", g.name as "programmeName", r.published_at as "publishedAt",
         (select count(*)::int from standing_honour h where h.round_id = r.id) as honours,
         (select count(*)::int from certificate c where c.round_id = r.id and c.state = 'issued') as issued
    from round r join programme g on g.id = r.programme_id`;
const ROUNDS = `${ROUND} where r.phase = 'published' order by r.published_at desc nulls last, r.id limit 200`;
const ONE_ROUND = `${ROUND} where r.id = $1`;

const BATCHES = `
  select b.id, b.kind, case when b.state in ('queued', 'running') and j.state = 'failed' then 'failed' else b.state end as state, jsonb_array_length(b.honour_ids) as total,
         (select count(*)::int from certificate c where c.batch_id = b.id) as issued,
         (select count(*)::int from certificate c where c.batch_id = b.id and c.drawn_at is not null) as drawn,
         b.reason, b.job_id as "jobId", b.created_at as "createdAt", a.name as "createdByName", b.finished_at as "finishedAt"
    from certificate_batch b left join account a on a.id = b.created_by_id left join job j on j.id = b.job_id
   where b.round_id = $1 order by b.created_at desc, b.id desc limit 50`;

/** After every number. */
const LAST = ['9999', '2147483647'] as const;

const noCertificate = (): NotFound => new NotFound({ zh: '证书', en: 'certificate' });

/** Questions about certificates, each under its own reach. */
@Injectable()
export class CertificatesReader {
  constructor(private readonly reader: Reader) {}

  async list(actor: Actor, args: CertificatesArgs): Promise<ConnectionView<CertificateView>> {
    const words = args.search?.trim() ? `%${args.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
    const scope = [nodesWhere(actor, 'certificate.read'), args.roundId ?? null, args.state ?? null, words];
    const rows = await this.reader.rows<Row>(PAGE, [...scope, ...(decodeCursor(args.after, 2) ?? LAST), args.first + 1]);
    const page = toPage(rows, args, (row) => row.at.split('-'));
    return { ...page, nodes: page.nodes.map(toView), totalCount: async () => (await this.reader.first<{ count: number }>(COUNT, scope))!.count };
  }

  async own(actor: Actor): Promise<CertificateView[]> {
    if (!actor.memberId) return [];
    const rows = await this.reader.rows<Row>(OWN, [actor.memberId]);
    return rows.map((row) => ({ ...toView(row), endReason: null }));
  }

  /** The id of a certificate the actor may open. */
  async openable(actor: Actor, id: string): Promise<CertificateView> {
    const row = isId(id) ? await this.reader.first<Row>(OPEN, [nodesWhere(actor, 'certificate.read'), id, actor.memberId]) : null;
    if (!row) throw noCertificate();
    return toView(row);
  }

  /** What everybody may know who has the number in hand. */
  async public(code: string): Promise<PublicCertificateView> {
    const row = await this.byCode(code);
    const { name: printed, authors: printedAuthors, unit, occasion, title, higherTitle, issuer, issuedOn } = factsIn(row.text);
    // numbers can be tried one after another: who wants no page of the own is not listed that way; the code on paper still says the name
    const authors = maskedAuthors(printedAuthors, row.hiddenNames);
    const name = row.isHidden && authors === '' ? maskedName(printed) : printed;
    const shown = row.state === 'revoked' ? { name: null, authors: null, unit: null, occasion: null, title: null, higherTitle: null } : { name, authors, unit, occasion, title, higherTitle };
    const { number, state, endedAt, replacedByNumber } = row;
    return { number, code: certificateCode(number)!, state, issuer, issuedOn, ...shown, endedAt, replacedByNumber, replacedByCode: replacedByNumber && certificateCode(replacedByNumber), revokedById: state === 'revoked' ? row.revokedById : null };
  }

  async roundOf(code: string): Promise<string> {
    return (await this.byCode(code)).roundId;
  }

  rounds(): Promise<CertificateRoundView[]> {
    return this.reader.rows<CertificateRoundView>(ROUNDS);
  }

  async round(actor: Actor, roundId: string): Promise<RoundCertificatesView> {
    if (!mayAnywhere(actor, 'certificate.issue')) throw new NotAllowed('certificate.issue');
    const round = await this.reader.first<CertificateRoundView>(ONE_ROUND, [roundId]);
    if (!round) throw new NotFound({ zh: '轮次', en: 'round' });
    const batches = await this.reader.rows<Omit<CertificateBatchView, 'downloadUrl'>>(BATCHES, [roundId]);
    const rare = (await honoursToCertify(this.reader, roundId)).map(rareIn).filter((one) => one !== null);
    return { roundId, round, rare, batches: batches.map((batch) => ({ ...batch, downloadUrl: batch.issued > 0 ? `/files/certificates/batches/${batch.id}.pdf` : null })) };
  }

  private async byCode(code: string): Promise<PublicRow> {
    const match = /^(\d{4})-(\d{6,9})$/.exec(code);
    const row = match ? await this.reader.first<PublicRow>(PUBLIC, [Number(match[1]), Number(match[2])]) : null;
    if (!row) throw noCertificate();
    return row;
  }
}

function toView({ id, number, state, honourId, roundId, text, endedAt, endReason, replacedByNumber }: Row): CertificateView {
  const { list: _list, ...facts } = factsIn(text);
  return { ...facts, id, number, code: certificateCode(number)!, state, honourId, roundId, endedAt, endReason, replacedByNumber, downloadUrl: `/files/certificates/${id}.pdf` };
}
