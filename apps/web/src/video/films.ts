import { useMemo } from 'react';
import { graphql, type ResultOf } from '../data/graphql';
import { useList } from '../data/use-list';
import { videoFields } from './video-fields';

const filmFields = graphql(`
  fragment FilmFields on Work { id title categoryName programmeCode authors organizationName districtName video { ...VideoFields } }
`, [videoFields]);
type WorkWithVideo = ResultOf<typeof filmFields>;
/** A public work that has a video. */
export type Film = WorkWithVideo & { readonly video: NonNullable<WorkWithVideo['video']> };

const filmsQuery = graphql(`
  query Films($programme: String!, $after: String) {
    works(programme: $programme, hasVideo: true, first: 12, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...FilmFields } }
  }
`, [filmFields]);

/** Of which programme works are shown. */
export const PROGRAMMES = ['showcase', 'five_small'] as const;
export type FilmProgramme = (typeof PROGRAMMES)[number];

/** The works with a video of one programme, newest first. */
export function useFilms(programme: FilmProgramme) {
  const list = useList(filmsQuery, { programme }, (content) => content.works);
  const films = useMemo(() => list.rows.filter((work): work is Film => work.video !== null), [list.rows]);
  return { ...list, films };
}
export type FilmList = ReturnType<typeof useFilms>;
