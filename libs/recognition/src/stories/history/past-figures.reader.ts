import { Injectable } from '@nestjs/common';
import { Reader, type GraphContext } from '@jiangong/platform';
import { PAST_FIGURES } from './past-figure-definitions';
import type { PastSeasonView } from './past-figure.view';

const ORDER = Object.keys(PAST_FIGURES);

/** The years before, newest first. */
@Injectable()
export class PastFiguresReader {
  constructor(private readonly reader: Reader) {}

  async seasons(language: GraphContext['language']): Promise<PastSeasonView[]> {
    const rows = await this.reader.rows<{ season: string; figure: string; value: string }>('select season, figure, value::text as value from past_figure order by season desc');
    const seasons = [...new Set(rows.map(({ season }) => season))];
    return seasons.map((season) => ({
      season,
      figures: rows.filter((row) => row.season === season && row.figure in PAST_FIGURES).sort((a, b) => ORDER.indexOf(a.figure) - ORDER.indexOf(b.figure)).map(({ figure, value }) => {
        const { name, unit, text, sameAs } = PAST_FIGURES[figure]!;
        // two years reported together stand beside no single one
        return { figure, value, name: name[language], unit: unit[language], text: text[language], sameAs: season.length === 4 ? sameAs : null };
      }),
    }));
  }
}
