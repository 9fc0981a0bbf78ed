export const CADENCES = ['month', 'quarter', 'year'] as const;

/** Which stars a wall shows; what is missing means the newest or all. */
export interface WallSearch {
  readonly cadence?: (typeof CADENCES)[number];
  readonly period?: string;
  readonly category?: string;
  readonly district?: string;
}
