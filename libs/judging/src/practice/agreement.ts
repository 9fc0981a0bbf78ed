import { agreement, reliabilityLight, type Observations } from '@jiangong/fairness';

/** Null where a figure is not defined. */
export interface AgreementFigures {
  readonly icc21: number | null;
  readonly icc2k: number | null;
  readonly alpha: number | null;
  readonly kendallW: number | null;
}

/** How far judges agree, as the report shows it; with nothing marked every figure is undefined. */
export function agreementOf(observations: Observations): AgreementFigures {
  if (observations.value.length === 0) return { icc21: null, icc2k: null, alpha: null, kendallW: null };
  const { icc21, icc2k, alpha, kendallW } = agreement(observations);
  return { icc21, icc2k, alpha, kendallW };
}

/** The light of the panel's mean; of α where not everybody has marked everything. Null while there is nothing to judge by. */
export function lightOf({ icc2k, alpha }: AgreementFigures): string | null {
  const value = icc2k ?? alpha;
  return value === null ? null : reliabilityLight(value);
}
