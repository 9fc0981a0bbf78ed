import { newId, type Day } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { TitleHolding } from './holding.entity';
import type { TitleContent, TitleLevel } from './title-content';
import { TitlePlace } from './title.entity';
import { CapBelowHolders } from './title.refusals';

/** Makes the rows of a level's places 1 … cap, for every level; call with the title locked. */
export async function setPlaces(tx: Tx, titleId: string, { levels }: TitleContent, today: Day): Promise<void> {
  const places = await tx.repo(TitlePlace).find({ where: { titleId }, order: { number: 'ASC' } });
  const gone = [...new Set(places.map(({ level }) => level))].filter((code) => !levels.some((level) => level.code === code));
  for (const code of gone) await shrink(tx, places.filter(({ level }) => level === code), { code, name: code, cap: 0 });
  for (const level of levels) {
    const known = places.filter((place) => place.level === level.code);
    if (known.length > level.cap) await shrink(tx, known, level);
    const more = Array.from({ length: Math.max(0, level.cap - known.length) }, (_one, at) => known.length + at + 1);
    if (more.length > 0) await tx.repo(TitlePlace).insert(more.map((number) => ({ id: newId(), titleId, level: level.code, number, vacantSince: today, postingId: null })));
  }
}

/** Those above the cap go; whoever holds one, or a posting that fills one, takes a free place below. */
async function shrink(tx: Tx, places: readonly TitlePlace[], { name, cap }: Pick<TitleLevel, 'code' | 'name' | 'cap'>): Promise<void> {
  const holders = places.filter(({ vacantSince }) => vacantSince === null).length;
  const posted = places.filter(({ postingId }) => postingId !== null).length;
  if (holders + posted > cap) throw new CapBelowHolders({ level: name, cap, holders, posted });
  const free = places.filter((place) => place.number <= cap && isFree(place));
  for (const place of places.filter(({ number }) => number > cap)) {
    if (!isFree(place)) {
      const to = free.shift()!;
      await tx.repo(TitlePlace).update({ id: to.id }, { vacantSince: place.vacantSince, postingId: place.postingId });
      await tx.repo(TitleHolding).update({ placeId: place.id }, { placeId: to.id });
    }
    await tx.repo(TitlePlace).delete({ id: place.id });
  }
}

const isFree = ({ vacantSince, postingId }: TitlePlace): boolean => vacantSince !== null && postingId === null;
