import type { LinkedEvent } from '../chain/chain';
import type { LedgerPublicKey, SignedCheckpoint } from '../checkpoint/checkpoint';

/** docs/bundle.md says what each part is; a change that older verifiers would misread is a new number. */
export const BUNDLE_FORMAT = 'jiangong.bundle/1';

/**
 * Everything needed to recompute a round, in one file. Texts that were hashed are kept as the texts they were; people
 * appear as codes and ids alone.
 */
export interface Bundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly madeAt: string;
  readonly round: { readonly id: string; readonly code: string; readonly name: string; readonly phase: string };
  /** Every version some run was computed by, and the one in force. */
  readonly rules: readonly { readonly versionId: string; readonly number: number; readonly content: string; readonly contentHash: string }[];
  /** In the order of the programme. */
  readonly categories: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly sheets: readonly BundleSheet[];
  /** Every run there ever was, by number. */
  readonly runs: readonly BundleRun[];
  readonly decisions: readonly { readonly id: string; readonly runId: string; readonly state: string; readonly content: string; readonly contentHash: string }[];
  /** Every list ever chosen as a whole, by number; not in bundles of rounds decided before lists were. */
  readonly selections?: readonly BundleSelection[];
  readonly publications: readonly BundlePublication[];
  /** The round's chain from its first event to the head. */
  readonly chain: readonly LinkedEvent[];
  /** Those that saw another head of this chain than the one before, and the newest. */
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly keys: readonly LedgerPublicKey[];
}

export interface BundleSheet {
  readonly id: string;
  readonly entryId: string;
  /** The entry's number. */
  readonly entry: string;
  /** `J1`, `J2` … by the order of the judges' ids. */
  readonly judge: string;
  readonly state: string;
  /** Thousandths by criterion; of locked sheets only, what is still open is nobody's business yet. */
  readonly marks: Readonly<Record<string, number>> | null;
}

export interface BundleRun {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly engine: string;
  readonly inputs: string;
  readonly inputsHash: string;
  readonly outputs: string | null;
  readonly outputsHash: string | null;
}

export interface BundleSelection {
  readonly id: string;
  readonly number: number;
  /** `decision`, or `redecision`: a decided list without somebody. */
  readonly purpose: string;
  readonly state: string;
  readonly runId: string;
  readonly inputs: string;
  readonly inputsHash: string;
  readonly outputs: string | null;
  readonly outputsHash: string | null;
}

export interface BundlePublication {
  readonly id: string;
  readonly decisionId: string;
  readonly state: string;
  readonly contentHash: string;
  /** Account ids. */
  readonly signers: readonly string[];
}
