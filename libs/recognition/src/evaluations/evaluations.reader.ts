import { Injectable } from '@nestjs/common';
import { mayAnywhere, nodesWhere, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import type { EvaluationState } from './evaluation.entity';
import type { DistrictSheet } from './evaluation.rules';
import type { SchemeContent } from './scheme.rules';
import type { DistrictEvaluationView, EvaluationAnswerView, EvaluationEvidenceView } from './evaluation.view';

interface Row {
  readonly version: number;
  readonly scheme: SchemeContent;
  readonly id: string | null;
  readonly state: EvaluationState | null;
  readonly content: string | null;
  readonly contentHash: string | null;
  readonly computedAt: Date | null;
  readonly publishedAt: Date | null;
}

/** What was reckoned keeps its own version of the indicators; before that the newest is shown. */
const STANDING = `
  select v.version, v.content as scheme, e.id, e.state, e.content, e.content_hash as "contentHash", e.computed_at as "computedAt", e.published_at as "publishedAt"
    from evaluation_scheme v left join evaluation e on e.scheme_id = v.id and e.state <> 'superseded'
   where v.year = $1 order by (e.id is not null) desc, v.version desc limit 1`;

/** Districts under the actor's nodes; `$1` platform, `$2` nodes. */
const DISTRICTS = `
  select o.id, o.name from organization o where o.level = 'district'
     and ($1::boolean or exists (select 1 from organization_closure c where c.descendant_id = o.id and c.ancestor_id = any($2::uuid[]))) order by o.position, o.name`;

@Injectable()
export class EvaluationsReader {
  constructor(private readonly reader: Reader) {}

  async year(actor: Actor, year: number): Promise<DistrictEvaluationView> {
    const row = await this.reader.first<Row>(STANDING, [year]);
    const districts = await this.reader.rows<{ id: string; name: string }>(DISTRICTS, [actor.kind === 'platform', nodesWhere(actor, 'evaluation.read')]);
    const seen = new Map(districts.map(({ id, name }) => [id, name]));
    const all = row?.content ? (JSON.parse(row.content) as { sheets: DistrictSheet[] }).sheets : [];
    const seesAll = districts.length > 1 || all.length <= 1;
    const answers = row?.id ? await this.reader.rows<EvaluationAnswerView & { districtId: string }>(
      `select id, district_id as "districtId", text, by_name as "byName", at from evaluation_answer where evaluation_id = $1 and district_id = any($2::uuid[]) order by at`, [row.id, [...seen.keys()]]) : [];
    const signers = row?.id ? await this.reader.rows<{ name: string }>('select signer_name as name from evaluation_signature where evaluation_id = $1 order by signed_at', [row.id]) : [];
    const evidence = await this.reader.rows<EvaluationEvidenceView>(
      `select district_id as "districtId", indicator, value, proof, is_confirmed as "isConfirmed" from evaluation_evidence where year = $1 and district_id = any($2::uuid[]) order by indicator, district_id`, [year, [...seen.keys()]]);
    return {
      year, version: row?.version ?? null, scheme: row?.scheme ?? null,
      indicators: (row?.scheme.groups ?? []).flatMap((group) => group.indicators.map(({ code, name, text, weight, source }) => ({ code, group: group.name, name, text, weight, source }))),
      state: row?.state ?? null, contentHash: row?.contentHash ?? null, computedAt: row?.computedAt ?? null, publishedAt: row?.publishedAt ?? null,
      signers: signers.map(({ name }) => name), districtCount: all.length, districts,
      sheets: all.filter(({ districtId }) => seen.has(districtId)).map((sheet) => ({
        ...sheet, lines: [...sheet.lines], districtName: seen.get(sheet.districtId)!, rank: seesAll || row?.state === 'published' ? sheet.rank : null,
        answers: answers.filter(({ districtId }) => districtId === sheet.districtId),
      })),
      evidence,
      abilities: { canArrange: mayAnywhere(actor, 'evaluation.arrange'), canSign: mayAnywhere(actor, 'evaluation.sign'), canState: mayAnywhere(actor, 'evaluation.state') },
    };
  }
}
