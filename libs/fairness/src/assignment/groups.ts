import { byCode } from '../exact/rank';
import { badInput } from '../refusal';
import { hash, stir, type Allocation } from './allocation';
import type { AssignmentGroup, AssignmentInput, GroupLink } from './assignment';

const LINK_ENTRIES = 6;

/** Position of the group of every id; each id must be in exactly one. */
function membership(kind: 'entries' | 'judges', ids: readonly string[], groups: readonly AssignmentGroup[]): Map<string, number> {
  const groupOf = new Map<string, number>();
  groups.forEach((group, g) => {
    for (const id of group[kind]) {
      if (groupOf.has(id)) throw badInput(`groups[${g}].${kind}`, `“${id}”已在另一组`, `"${id}" is in another group already`, { value: id });
      groupOf.set(id, g);
    }
  });
  const left = ids.find((id) => !groupOf.has(id));
  if (left !== undefined) throw badInput('groups', `“${left}”不属于任何一组`, `"${left}" is in no group`, { value: left });
  return groupOf;
}

/** Entries of a group that may link it to another: enough judges free in both panels; standing links first, then by lot. */
function linkable(allocation: Allocation, own: number, other: number, groupOf: (entry: number) => number, standing: ReadonlySet<number>, otherId: string): number[] {
  const { perEntry } = allocation;
  const across = Math.floor(perEntry / 2);
  const free = (entry: number, panel: number): number => allocation.eligible(entry, panel).filter((judge) => !allocation.isSoft(entry, judge)).length;
  const lot = (entry: number): number => stir(hash(allocation.entryIds[entry]!) ^ hash(otherId));
  const rank = (entry: number): number => Number(!standing.has(entry));
  return allocation.entryIds
    .map((_, entry) => entry)
    .filter((entry) => groupOf(entry) === own && free(entry, own) >= perEntry - across && free(entry, other) >= across)
    .sort((a, b) => rank(a) - rank(b) || lot(a) - lot(b) || a - b);
}

/**
 * Gives every entry its places by panel. Neighbouring groups share link entries (contract: at least 6, or severity cannot
 * be told from the level of a district): half from each side, each judged by ⌈k/2⌉ of its own and ⌊k/2⌋ of the other panel.
 */
export function formGroups(allocation: Allocation, input: AssignmentInput): GroupLink[] {
  const { groups, linkEntries = LINK_ENTRIES } = input;
  if (!groups) return [];
  if (!Number.isSafeInteger(linkEntries) || linkEntries < 0) throw badInput('linkEntries', '必须是非负整数', 'must be a non-negative integer', { value: linkEntries });
  const entryGroup = membership('entries', allocation.entryIds, groups);
  const judgeGroup = membership('judges', allocation.judgeIds, groups);
  const groupOf = (entry: number): number => entryGroup.get(allocation.entryIds[entry]!)!;
  allocation.judgeIds.forEach((id, judge) => (allocation.panelOf[judge] = judgeGroup.get(id)!));
  const places = allocation.entryIds.map((_, entry) => groups.map((_, g) => (g === groupOf(entry) ? allocation.perEntry : 0)));
  const across = Math.floor(allocation.perEntry / 2);
  const taken = new Set<number>();

  const link = (own: number, other: number, count: number): string[] => {
    const pairs = [...(input.locked ?? []), ...(input.existing ?? [])].map((ids) => allocation.pairOf(ids)).filter((pair) => pair !== null);
    const standing = new Set(pairs.map((pair) => allocation.split(pair)).filter(({ judge }) => allocation.panelOf[judge] === other).map(({ entry }) => entry));
    const chosen = linkable(allocation, own, other, groupOf, standing, groups[other]!.id).filter((entry) => !taken.has(entry)).slice(0, count);
    for (const entry of chosen) {
      taken.add(entry);
      places[entry]![own] = allocation.perEntry - across;
      places[entry]![other] = across;
    }
    return chosen.map((entry) => allocation.entryIds[entry]!);
  };
  const links = groups.slice(1).map((group, g): GroupLink => {
    const half = across === 0 ? 0 : Math.ceil(linkEntries / 2);
    const entries = [...link(g, g + 1, half), ...link(g + 1, g, across === 0 ? 0 : linkEntries - half)];
    return { groups: [groups[g]!.id, group.id], entries: entries.sort(byCode) };
  });
  places.forEach((byPanel, entry) => allocation.setPlaces(entry, byPanel));
  return links;
}
