import type { Visitor } from '../visitor';
import { eventually } from './five-small-month';

export const askForCertificates = 'issueCertificates(input: IssueCertificatesInput!)';

/** What whoever asks too early is told. */
export const RESULT_NOT_PUBLISHED = { code: 'RESULT_NOT_PUBLISHED', message: '名单经两人签发发布后才能制发证书' };

export interface BatchProgress {
  readonly state: string;
  readonly total: number;
  readonly issued: number;
  readonly drawn: number;
}

/** The certificates of a round, as the office sees them. */
export class Certified {
  private constructor(private readonly officer: Visitor, private readonly roundId: string) {}

  static async order(officer: Visitor, roundId: string): Promise<Certified> {
    await officer.act(askForCertificates, { input: { roundId } });
    return new Certified(officer, roundId);
  }

  static ofRound = (officer: Visitor, roundId: string): Certified => new Certified(officer, roundId);

  /** What the office was told of the newest batch, again and again, until it was done. */
  async untilDone(): Promise<readonly BatchProgress[]> {
    const seen: BatchProgress[] = [];
    await eventually(async () => {
      const { state, total, issued, drawn } = (await this.batches())[0]!;
      seen.push({ state, total, issued, drawn });
      return state === 'done';
    }, 'the certificates of a batch');
    return seen;
  }

  async all(): Promise<readonly { readonly id: string; readonly number: string; readonly name: string; readonly downloadUrl: string }[]> {
    const { certificates } = await this.officer.ask<{ certificates: { nodes: { id: string; number: string; name: string; downloadUrl: string }[] } }>(
      'query ($roundId: ID!) { certificates(roundId: $roundId, first: 100) { nodes { id number name downloadUrl } } }', { roundId: this.roundId });
    return certificates.nodes;
  }

  /** The newest batch in one document. */
  async print(): Promise<Buffer> {
    const { downloadUrl } = (await this.batches())[0]!;
    return Buffer.from(await (await this.officer.fetch(downloadUrl!)).arrayBuffer());
  }

  private async batches(): Promise<readonly (BatchProgress & { readonly downloadUrl: string | null })[]> {
    const { roundCertificates } = await this.officer.ask<{ roundCertificates: { batches: (BatchProgress & { downloadUrl: string | null })[] } }>(
      'query ($roundId: ID!) { roundCertificates(roundId: $roundId) { batches { state total issued drawn downloadUrl } } }', { roundId: this.roundId });
    return roundCertificates.batches;
  }
}
