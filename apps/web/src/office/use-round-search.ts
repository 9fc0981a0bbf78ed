import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { RoundSearch } from './addresses';

const api = getRouteApi('/office/rounds/$id');

/** Sets a filter in the address; what is left out goes back to its default. */
export function useRoundSearch(): readonly [RoundSearch, (change: RoundSearch) => void] {
  const search = api.useSearch();
  const { id } = api.useParams();
  const navigate = useNavigate();
  return [search, (change) => void navigate({ to: '/office/rounds/$id', params: { id }, search: { ...search, ...change }, replace: true, resetScroll: false })];
}
