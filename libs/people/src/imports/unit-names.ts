import { rowsFrom, sameName, type RowSource } from '@jiangong/platform';
import type { CellFault } from './import-kind';

/** For so many unknown names a near one is looked for; a file full of strangers is not worth more. */
const MAX_SUGGESTIONS = 50;

/** The organizations at or below a node by name, full-width and half-width signs alike. */
export class UnitNames {
  private readonly reasons = new Map<string, Omit<CellFault, 'column'>>();
  private suggestions = 0;

  private constructor(private readonly source: RowSource, private readonly ids: ReadonlyMap<string, string>, private readonly rootName: string) {}

  static async below(source: RowSource, organizationId: string): Promise<UnitNames> {
    const units = await rowsFrom<{ id: string; name: string }>(
      source,
      `select o.id, o.name from organization_closure c join organization o on o.id = c.descendant_id where c.ancestor_id = $1`,
      [organizationId],
    );
    const root = units.find((unit) => unit.id === organizationId)?.name ?? '';
    return new UnitNames(source, new Map(units.map((unit) => [sameName(unit.name), unit.id])), root);
  }

  idOf(name: string): string | undefined {
    return this.ids.get(sameName(name));
  }

  /** Why each of the names is not here: it lies elsewhere, or nobody knows it and perhaps another was meant. */
  async explain(names: readonly string[]): Promise<void> {
    const fresh = [...new Set(names)].filter((name) => name !== '' && !this.reasons.has(name));
    if (fresh.length === 0) return;
    const elsewhere = await rowsFrom<{ name: string }>(this.source, 'select name from organization where name = any($1::text[])', [fresh]);
    for (const { name } of elsewhere) {
      this.reasons.set(name, { zh: `这个单位不在“${this.rootName}”之下，您无权导入`, en: `this organization does not lie below ${this.rootName}` });
    }
    const unknown = fresh.filter((name) => !this.reasons.has(name));
    const near = await this.nearest(unknown.slice(0, MAX_SUGGESTIONS - this.suggestions));
    for (const name of unknown) {
      const meant = near.get(name);
      this.reasons.set(name, {
        zh: `组织中没有这个单位${meant ? `，是否为“${meant}”` : '，请写全称，或先导入组织'}`,
        en: `no such organization${meant ? `; is it ${meant}?` : '; write its full name, or import organizations first'}`,
      });
    }
  }

  faultOf(column: string, name: string): CellFault {
    return { column, ...this.reasons.get(name)! };
  }

  private async nearest(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (names.length === 0) return new Map();
    this.suggestions += names.length;
    const rows = await rowsFrom<{ asked: string; meant: string }>(
      this.source,
      `select asked, near.name as meant from unnest($1::text[]) asked, lateral (
         select o.name from organization o where similarity(o.name, asked) > 0.4 order by similarity(o.name, asked) desc, o.name limit 1) near`,
      [names],
    );
    return new Map(rows.map((row) => [row.asked, row.meant]));
  }
}
