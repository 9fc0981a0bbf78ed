import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { sha256, type Actor } from '@jiangong/kernel';
import { readTable, UnitOfWork, type TableColumn, type TableRow } from '@jiangong/platform';
import { PAST_FIGURES } from './past-figure-definitions';
import { PastFigure } from './past-figure.entity';
import { PastFigureWrong } from './past-figure.refusals';

const COLUMNS: readonly TableColumn[] = [{ name: 'season', kind: 'code' }, { name: 'figure', kind: 'code' }, { name: 'value', kind: 'code' }, { name: 'unit', kind: 'code', isOptional: true }, { name: 'note', isOptional: true }];
const FORMS: Readonly<Record<string, (written: string) => boolean>> = {
  season: (written) => /^\d{4}(-\d{4})?$/.test(written), figure: (written) => written in PAST_FIGURES, value: (written) => /^\d{1,15}$/.test(written),
};

function pastFigureIn({ row, cells }: TableRow): PastFigure {
  for (const [column, fits] of Object.entries(FORMS)) if (!fits(cells[column]!)) throw new PastFigureWrong({ row, column, written: cells[column]! });
  return { season: cells.season!, figure: cells.figure!, value: cells.value!, unit: cells.unit ?? '', note: cells.note ?? '' };
}

/** The figures of the years before, from a table (samples/real/figures.csv): whole or not at all, and the same file again changes nothing. */
@Injectable()
export class LoadPastFigures {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns how many the file has. */
  async execute(actor: Actor, path: string): Promise<number> {
    const figures: PastFigure[] = [];
    for await (const row of readTable(path, COLUMNS)) {
      const figure = pastFigureIn(row);
      if (figures.some((one) => one.season === figure.season && one.figure === figure.figure)) throw new PastFigureWrong({ row: row.row, column: 'figure', written: `${figure.season} ${figure.figure}` });
      figures.push(figure);
    }
    const fileHash = sha256(await readFile(path));
    await this.uow.run(actor, {}, async (tx) => {
      await tx.query('lock table past_figure in exclusive mode');
      await tx.query('delete from past_figure');
      await tx.repo(PastFigure).insert(figures);
      tx.record({ chain: 'platform', type: 'recognition.past_figures.loaded', body: { figures: figures.length, fileHash } });
    });
    return figures.length;
  }
}
