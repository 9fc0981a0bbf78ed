export const NEWS_STATES = ['draft', 'in_review', 'scheduled', 'published', 'withdrawn'] as const;
export interface DeskSearch {
  readonly state?: (typeof NEWS_STATES)[number];
}
