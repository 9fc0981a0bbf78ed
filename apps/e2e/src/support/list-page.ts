import type { Visitor } from '../visitor';

export interface ListLine {
  readonly entryId: string;
  readonly title: string;
  readonly score: number;
  readonly isListed: boolean;
  readonly reserve: number | null;
  readonly displacedBy: readonly string[];
}

export interface ListRule {
  readonly code: string;
  readonly required: number;
  readonly reached: number;
  readonly isMet: boolean;
}

interface Answer {
  readonly id: string;
  readonly runId: string;
  readonly number: number;
  readonly places: number;
  readonly candidates: number;
  readonly total: number | null;
  readonly freeTotal: number | null;
  readonly price: number | null;
  readonly isProved: boolean | null;
  readonly secondOpinion: string | null;
  readonly rules: readonly ListRule[];
  readonly lines: readonly ListLine[];
  readonly overrides: readonly { readonly state: string; readonly requestedBy: string; readonly settledBy: string | null }[];
}

const QUERY = `query ($roundId: ID!) { roundSelection(roundId: $roundId) { id runId number places candidates total freeTotal price isProved secondOpinion
  rules { code required reached isMet } lines { entryId title score isListed reserve displacedBy } overrides { state requestedBy settledBy } } }`;

/** The list of a round as the office's page gets it. */
export class ListPage {
  private constructor(private readonly answer: Answer) {}

  static async of(officer: Visitor, roundId: string): Promise<ListPage> {
    const { roundSelection } = await officer.ask<{ roundSelection: Answer }>(QUERY, { roundId });
    return new ListPage(roundSelection);
  }

  get id(): string { return this.answer.id; }
  get runId(): string { return this.answer.runId; }
  get number(): number { return this.answer.number; }
  get places(): number { return this.answer.places; }
  get candidates(): number { return this.answer.candidates; }
  get total(): number | null { return this.answer.total; }
  get freeTotal(): number | null { return this.answer.freeTotal; }
  get price(): number | null { return this.answer.price; }
  get isProved(): boolean | null { return this.answer.isProved; }
  get secondOpinion(): string | null { return this.answer.secondOpinion; }
  get overrides(): Answer['overrides'] { return this.answer.overrides; }
  get listed(): ListLine[] { return this.answer.lines.filter(({ isListed }) => isListed); }
  get displaced(): ListLine[] { return this.answer.lines.filter(({ displacedBy }) => displacedBy.length > 0); }
  get reserves(): ListLine[] { return this.answer.lines.filter(({ reserve }) => reserve !== null); }
  /** Sorted. */
  get names(): string[] { return this.listed.map(({ title }) => title).sort(); }

  rule(code: string): ListRule | undefined {
    return this.answer.rules.find((one) => one.code === code);
  }
}
