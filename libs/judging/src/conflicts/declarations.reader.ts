import { Injectable } from '@nestjs/common';
import { isId, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { isHiddenFromJudge } from './judge-sight';
import { plainName, type DeclaredTie } from './declaration.rules';
import type { DeclarationCandidateView, DeclaredTieView, JudgeDeclarationView, QueueDeclarationView } from './declaration.view';

const OWN = `select round_id as "roundId", text, signed_at as "signedAt", ties from conflict_declaration where judge_id = $1 and round_id = any($2::uuid[])`;

/** Only in a round that is judging, for a judge of its panel who has not signed; never an entry that is kept from them. */
const CANDIDATES = `
  select e.id as "entryId", e.title, o.name as "organizationName"
    from entry e join organization o on o.id = e.organization_id join round r on r.id = e.round_id
   where r.id = $1 and r.phase = 'judging' and e.state = 'accepted' and not ${isHiddenFromJudge('e.id', '$2')}
     and exists (select 1 from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where p.round_id = r.id and j.account_id = $2)
     and not exists (select 1 from conflict_declaration d where d.round_id = r.id and d.judge_id = $2)
   order by o.name, e.title, e.id`;

const OF_ROUND = `
  select a.id as "judgeId", a.name as "judgeName", d.signed_at as "signedAt", d.panel_version as "panelVersion", d.text_hash as "textHash", coalesce(d.ties, '[]') as ties
    from panel p join panel_judge j on j.panel_id = p.id join account a on a.id = j.account_id
    left join conflict_declaration d on d.round_id = p.round_id and d.judge_id = a.id
   where p.round_id = $1 and (j.removed_in_version is null or d.id is not null) order by a.name, a.id`;

const DECLARED = `
  select c.judge_id as "judgeId", e.id as "entryId", e.code, e.title, m.name,
         coalesce((select json_agg(other.name) from entry_author author join member other on other.id = author.member_id where author.entry_id = e.id), '[]') as authors
    from conflict c join entry e on e.id = c.entry_id join member m on m.id = e.member_id where c.round_id = $1 and c.kind = 'declared'`;

interface Declared { judgeId: string; entryId: string; code: string; title: string; name: string; authors: string[] }
type Row = Omit<JudgeDeclarationView, 'ties'> & { ties: DeclaredTie[] };

/** Declarations: a judge's own, and those of a panel for organisers. */
@Injectable()
export class DeclarationsReader {
  constructor(private readonly reader: Reader, private readonly rounds: Rounds) {}

  /** By round, signed or not, in the words of its rules. For rounds the judge has a queue in. */
  async own(actor: Actor, roundIds: readonly string[]): Promise<QueueDeclarationView[]> {
    const rows = await this.reader.rows<{ roundId: string; text: string; signedAt: Date; ties: DeclaredTie[] }>(OWN, [actor.accountId, roundIds]);
    const signed = new Map(rows.map((row) => [row.roundId, row]));
    return Promise.all(roundIds.map(async (roundId) => {
      const { judging } = await this.rounds.rulesOf(this.reader, roundId);
      const row = signed.get(roundId);
      return {
        roundId, isSigned: row !== undefined, text: row?.text ?? judging.declaration, signedAt: row?.signedAt ?? null, isBlind: judging.isBlind,
        ties: (row?.ties ?? []).map(({ name, kind, note }) => ({ name, kind, note })),
      };
    }));
  }

  async candidates(actor: Actor, roundId: string): Promise<DeclarationCandidateView[]> {
    if (!isId(roundId) || actor.accountId === null) return [];
    const rows = await this.reader.rows<DeclarationCandidateView>(CANDIDATES, [roundId, actor.accountId]);
    if (rows.length === 0) return [];
    const { judging } = await this.rounds.rulesOf(this.reader, roundId);
    return judging.isBlind ? [] : rows;
  }

  /** Who has signed and what was declared, with how many entries each tie was found to concern. */
  async ofRound(roundId: string): Promise<JudgeDeclarationView[]> {
    const [rows, declared] = await Promise.all([this.reader.rows<Row>(OF_ROUND, [roundId]), this.reader.rows<Declared>(DECLARED, [roundId])]);
    return rows.map((row) => ({ ...row, ties: row.ties.map((tie) => tieFor(tie, declared.filter(({ judgeId }) => judgeId === row.judgeId))) }));
  }
}

function tieFor({ entryId, name, kind, note }: DeclaredTie, declared: readonly Declared[]): DeclaredTieView {
  const found = declared.filter((one) => one.entryId === entryId || (name !== null && [one.title, one.name, ...one.authors].some((other) => plainName(other) === plainName(name))));
  return { entryId, entryCode: found[0]?.code ?? null, title: found[0]?.title ?? null, name, kind, note, entries: found.length };
}
