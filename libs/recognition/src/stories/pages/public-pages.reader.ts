import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import { FIGURE_DEFINITIONS } from './figure-definitions';
import { HONOUR_TABLE, OWN_PAGE, PERSON_PAGE, SEASON_FIGURES, UNIT_PAGE } from './page-statements';
import type { OwnPageView } from './own-page.view';
import type { HonourTableArgs, HonourTableView, PublicPersonView, PublicUnitView, SeasonCountsView, SeasonFiguresView } from './page.view';

interface Scope {
  readonly year: number;
  readonly programme: string | null;
  readonly code: string | null;
}

interface FigureRows {
  readonly took: readonly (Scope & Pick<SeasonCountsView, 'units' | 'persons' | 'participations'>)[];
  readonly won: readonly (Scope & Pick<SeasonCountsView, 'honours'>)[];
  readonly shown: readonly (Scope & Pick<SeasonCountsView, 'works'>)[];
  readonly rounds: readonly { readonly code: string; readonly name: string; readonly cadence: string; readonly programme: string; readonly programmeName: string }[];
}

/** Units, persons, tables and figures of the public site; each is one prepared statement. */
@Injectable()
export class PublicPagesReader {
  constructor(private readonly reader: Reader) {}

  async unit(id: string): Promise<PublicUnitView> {
    const row = isId(id) ? await this.reader.first<PublicUnitView>(UNIT_PAGE, [id]) : null;
    if (!row) throw new NotFound({ zh: '单位', en: 'unit' });
    return row;
  }

  async person(id: string): Promise<PublicPersonView> {
    const row = isId(id) ? await this.reader.first<PublicPersonView>(PERSON_PAGE, [id]) : null;
    if (!row) throw new NotFound({ zh: '人物', en: 'person' });
    return row;
  }

  async own(actor: Actor): Promise<OwnPageView | null> {
    return actor.memberId ? this.reader.first<OwnPageView>(OWN_PAGE, [actor.memberId]) : null;
  }

  async honourTable({ year, by }: HonourTableArgs): Promise<HonourTableView> {
    return (await this.reader.first<HonourTableView>(HONOUR_TABLE, [year, by]))!;
  }

  async figures(year: number, language: GraphContext['language']): Promise<SeasonFiguresView> {
    const rows = (await this.reader.first<FigureRows>(SEASON_FIGURES, [year]))!;
    const countsOf = (of: number, programme: string | null, code: string | null): SeasonCountsView | null => {
      const isIt = (row: Scope): boolean => row.year === of && row.programme === programme && row.code === code;
      const [took, won, shown] = [rows.took.find(isIt), rows.won.find(isIt), rows.shown.find(isIt)];
      if (!took && !won && !shown) return null;
      return { units: took?.units ?? 0, persons: took?.persons ?? 0, participations: took?.participations ?? 0, honours: won?.honours ?? 0, works: shown?.works ?? 0 };
    };
    const programmes = [...new Map(rows.rounds.map((round) => [round.programme, round.programmeName]))];
    return {
      year, counts: countsOf(year, null, null) ?? NONE, before: countsOf(year - 1, null, null),
      programmes: programmes.map(([code, name]) => ({
        code, name, counts: countsOf(year, code, null) ?? NONE, before: countsOf(year - 1, code, null),
        rounds: rows.rounds.filter((round) => round.programme === code).flatMap((round) => {
          const counts = countsOf(year, code, round.code);
          return counts ? [{ code: round.code, name: round.name, cadence: round.cadence, counts }] : [];
        }),
      })),
      definitions: FIGURE_DEFINITIONS.map((one) => ({ figure: one.figure, name: one.name[language], text: one.text[language] })),
    };
  }
}

const NONE: SeasonCountsView = { units: 0, persons: 0, participations: 0, honours: 0, works: 0 };
