/** Which works a gallery shows; what is missing means the newest, or all. */
export interface WorksSearch {
  readonly category?: string;
  readonly period?: string;
  readonly district?: string;
  readonly awarded?: true;
  readonly q?: string;
}

export const NEWS_KINDS = ['news', 'profile'] as const;
export interface NewsSearch {
  readonly kind?: (typeof NEWS_KINDS)[number];
}

export const FOUND_KINDS = ['star', 'work', 'unit', 'news'] as const;
export interface FoundSearch {
  readonly q?: string;
  readonly kind?: (typeof FOUND_KINDS)[number];
}

/** Where what is found has its page. */
export const FOUND_PLACES = { star: '/stars/$id', work: '/works/$id', unit: '/units/$id', news: '/news/$id' } as const;
