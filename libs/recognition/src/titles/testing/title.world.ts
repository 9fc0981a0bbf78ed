import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { anAcceptedEntry } from '@jiangong/entries/testing';
import { AppointPanel, JudgingModule, judgingEntities, SubmitSheet } from '@jiangong/judging';
import { aJudge, signAll, type JudgeWorld } from '@jiangong/judging/testing';
import { platformActor, type Actor, type Day } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { aSeason } from '@jiangong/programme/testing';
import { DecideRound, ResultsModule, resultsEntities } from '@jiangong/results';
import { scoreRoundNow, signAsSeen, twoOfficers } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { IsNull } from 'typeorm';
import { RecognitionModule, recognitionEntities } from '../../recognition.module';
import { DefineTitle } from '../commands/define-title';
import { EnterHolder } from '../commands/enter-holder';
import { SettleMotion } from '../commands/settle-motion';
import { TitleHolding } from '../holding.entity';
import { someTitle } from './title.builder';

export interface HolderWish {
  readonly titleId: string;
  readonly memberId: string;
  readonly level?: string;
  readonly fromOn?: Day;
  readonly nextAssessmentOn?: Day;
}

/** Entered by one officer and confirmed by the other; returns the holding as it stands. */
export async function aHolder(product: TestProduct, [first, second]: readonly [Actor, Actor], { titleId, memberId, level = 'first', ...wish }: HolderWish): Promise<TitleHolding> {
  const { no } = (await product.reader.first<{ no: string }>('select member_no as no from member where id = $1', [memberId]))!;
  const motionId = await product.get(EnterHolder).execute(first, { titleId, level, memberNo: no, fromOn: '2025-05-11', reason: '渝工发〔2025〕12号', ...wish });
  await product.get(SettleMotion).confirm(second, motionId);
  return product.uow.run(platformActor, {}, (tx) => tx.repo(TitleHolding).findOneByOrFail({ titleId, memberId, endedOn: IsNull() }));
}

export interface PostedRound {
  readonly roundId: string;
  readonly entryIds: readonly string[];
  readonly judges: readonly JudgeWorld[];
}

/** A posting's round from intake to publication: the members accepted in the order given, the first marked best. */
export async function publishPosting(product: TestProduct, city: City, officers: readonly [Actor, Actor], postingId: string, memberIds: readonly string[]): Promise<PostedRound> {
  const { roundId, categoryId } = (await product.reader.first<{ roundId: string; categoryId: string }>(
    'select p.round_id as "roundId", c.id as "categoryId" from title_posting p join round r on r.id = p.round_id join category c on c.programme_id = r.programme_id where p.id = $1', [postingId]))!;
  const { phase } = (await product.reader.first<{ phase: string }>('select phase from round where id = $1', [roundId]))!;
  if (phase === 'scheduled') await product.get(AdvanceRound).execute(platformActor, { roundId, toPhase: 'collecting', reason: '测试' });
  const entryIds: string[] = [];
  for (const memberId of memberIds) entryIds.push(await anAcceptedEntry(product, { roundId, categoryId, memberId, recommendedBy: null }));
  await product.get(AdvanceRound).execute(platformActor, { roundId, toPhase: 'reviewing', reason: '测试' });
  const judges = [await aJudge(product, city), await aJudge(product, city), await aJudge(product, city)];
  await product.get(AppointPanel).execute(platformActor, { roundId, judges: judges.map(({ accountId }) => ({ accountId, role: 'judge' as const })) });
  await product.get(AdvanceRound).execute(platformActor, { roundId, toPhase: 'judging', reason: '测试', overrides: ['REVIEW_PENDING'] });
  await signAll(product, { roundId, judges });
  const sheets = await product.reader.rows<{ id: string; entryId: string; criteria: string[] }>(
    `select s.id, s.entry_id as "entryId", array(select c ->> 'code' from rule_version v cross join jsonb_array_elements(v.content #> '{judging,criteria}') c where v.id = r.rule_version_id) as criteria
       from score_sheet s join round r on r.id = s.round_id where s.round_id = $1`, [roundId]);
  for (const { id, entryId, criteria } of sheets)
    await product.get(SubmitSheet).execute(platformActor, { sheetId: id, marks: Object.fromEntries(criteria.map((code) => [code, 95_000 - entryIds.indexOf(entryId) * 5_000])) });
  const runId = await scoreRoundNow(product, roundId);
  await product.get(DecideRound).execute(platformActor, { roundId, runId });
  for (const officer of officers) await signAsSeen(product, officer, roundId);
  await product.drain();
  return { roundId, entryIds, judges };
}

/** A product with a city, a season, two officers, and ways to make titles in it. */
export async function startTitles() {
  const product = await TestProduct.start({
    modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
    entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
  });
  const city = await aCity(product);
  const officers = await twoOfficers(product, city);
  await aSeason(product);
  let serial = 0;
  const code = (): string => `title_${serial}`;
  return {
    product, city, officers, code,
    define: async (content: unknown = someTitle()): Promise<string> => {
      serial += 1;
      return product.get(DefineTitle).execute(officers[0], { code: code(), name: '首席技师', content });
    },
    person: (organizationId: string = city.enterprises[0]): Promise<string> => aMember(product, { organizationId }),
    /** Who holds which place. */
    standing: (titleId: string) => product.reader.rows<{ id: string; level: string; number: number }>(
      `select h.id, h.level, p.number from title_holding h join title_place p on p.id = h.place_id where h.title_id = $1 order by h.level, p.number`, [titleId]),
    holdingOf: (id: string): Promise<TitleHolding> => product.uow.run(platformActor, {}, (tx) => tx.repo(TitleHolding).findOneByOrFail({ id })),
  };
}

export type TitleWorld = Awaited<ReturnType<typeof startTitles>>;

/** The standard title with another first level. */
export const withFirstLevel = (first: Partial<ReturnType<typeof someTitle>['levels'][number]>) => someTitle({ levels: someTitle().levels.map((level, at) => (at === 0 ? { ...level, ...first } : level)) });
