import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { SelectionOutputs } from './selection.rules';

/** `superseded`: a later one was sealed in its place. */
export type SelectionState = 'queued' | 'computing' | 'sealed' | 'failed' | 'cancelled' | 'superseded';

/** One computation of a round's list under its quotas: inputs frozen from the run that stands, outputs sealed. Never patched. */
@Entity()
@Unique('selection_number', ['roundId', 'number'])
@Index('selection_standing', ['roundId', 'purpose'], { unique: true, where: `state = 'sealed' and purpose = 'decision'` })
@Index('selection_under_way', ['roundId', 'purpose'], { unique: true, where: `state in ('queued', 'computing')` })
export class Selection {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('ScoreRun') @Uuid() runId: string;
  @Int() number: number;
  /** `decision`: the list to be decided; `redecision`: what a list already decided becomes without somebody. */
  @Text() purpose: 'decision' | 'redecision';
  @Text() state: SelectionState;
  /** Name and version of what chose. */
  @Text() engine: string;
  /** Canonical JSON of the rules, the candidates in their order and who is excluded. */
  @Text() inputs: string;
  @Text() inputsHash: string;
  @Text(OPTIONAL) outputs: string | null;
  @Text(OPTIONAL) outputsHash: string | null;
  /** Derived from `outputs`, for reading: everything but the lists of ids. */
  @Json(OPTIONAL) summary: SelectionSummary | null;
  @Uuid(OPTIONAL) jobId: string | null;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
  @Instant(OPTIONAL) sealedAt: Date | null;
}

export type SelectionSummary = Pick<SelectionOutputs, 'status' | 'places'> & { readonly chosen: number };

/** What the panel changes in a computed list: asked for by one officer, confirmed by another; never silent. */
@Entity()
@Index('selection_override_of', ['selectionId'])
@Index('selection_override_open', ['selectionId'], { unique: true, where: `state = 'requested'` })
export class SelectionOverride {
  @Id() id: string;
  @ForeignKey('Selection') @Uuid() selectionId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Text() state: 'requested' | 'confirmed' | 'cancelled';
  /** Entry ids. */
  @Json() added: readonly string[];
  @Json() removed: readonly string[];
  @Text() reason: string;
  @ForeignKey('Account') @Uuid() requestedById: string;
  @Instant() requestedAt: Date;
  /** Who confirmed or cancelled it. */
  @ForeignKey('Account') @Uuid(OPTIONAL) settledById: string | null;
  @Instant(OPTIONAL) settledAt: Date | null;
}
