interface Area<Key extends string> {
  readonly key: Key;
  readonly to: string;
  readonly also?: readonly string[];
}

const isUnder = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

/** The one workplace a page belongs to: of several whose address it begins with, the nearest. */
export function areaAt<Key extends string>(path: string, areas: readonly Area<Key>[]): Key | null {
  const places = areas.flatMap(({ key, to, also = [] }) => [to, ...also].map((place) => ({ key, place })));
  return places.filter(({ place }) => isUnder(path, place)).sort((a, b) => b.place.length - a.place.length)[0]?.key ?? null;
}
