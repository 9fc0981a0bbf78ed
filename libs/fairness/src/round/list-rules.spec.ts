import { describe, expect, it } from '@jest/globals';
import { select } from '../select/select';
import { foreseeList, listCompliance } from './list-compliance';
import { listProblem, type ListCandidate, type ListQuota, type ListRules } from './list-rules';
import { listClash } from './possible-list';

const quota = (code: string, kind: 'floor' | 'cap', percent: number, more: Partial<ListQuota> = {}, values = [code], attribute = 'post'): ListQuota =>
  ({ code, name: code, kind, all: [{ attribute, values }], percent, ...more });
const rules = (places: number, quotas: readonly ListQuota[], more: Partial<ListRules> = {}): ListRules =>
  ({ places, quotas, groupCaps: [], categoryPlaces: [], onePerPerson: false, ...more });
const medals = (of?: string): ListQuota[] => [
  quota('front_line', 'floor', 50), quota('non_public', 'floor', 30, of ? { of } : {}, ['private', 'foreign'], 'ownership'),
  quota('science', 'floor', 20), quota('head', 'cap', 10), quota('manager', 'cap', 15), quota('county', 'cap', 5),
];
const numbers = (places: number, of?: string): number[] => foreseeList(rules(places, medals(of))).map(({ required }) => required);
const candidate = (id: string, score: number, attributes: Record<string, string> = {}, more: Partial<ListCandidate> = {}): ListCandidate =>
  ({ id, score, category: 'person', district: 'd1', unit: `u${id}`, person: id, attributes, ...more });
const chosen = async (list: ListRules, candidates: readonly ListCandidate[]): Promise<string[] | readonly string[]> => {
  const answer = await select(listProblem(list, candidates));
  return answer.status === 'optimal' ? answer.selected.map((id) => candidates[Number(id)]!.id) : answer.conflict;
};

describe('rules for a list', () => {
  it('188, 20 and 7 medals on both bases of “of which” give the numbers of the rule book', () => {
    expect(numbers(188)).toEqual([94, 57, 38, 18, 28, 9]);
    expect(numbers(188, 'front_line')).toEqual([94, 29, 38, 18, 28, 9]);
    expect([numbers(20), numbers(20, 'front_line')]).toEqual([[10, 6, 4, 2, 3, 1], [10, 3, 4, 2, 3, 1]]);
    expect([numbers(7), numbers(7, 'front_line')]).toEqual([[4, 3, 2, 0, 1, 0], [4, 2, 2, 0, 1, 0]]);
  });

  it('two floors of one attribute that need more than all places clash, and nobody else is named', async () => {
    const list = rules(10, [quota('front_line', 'floor', 60), quota('science', 'floor', 50), quota('head', 'cap', 10)]);
    expect(await listClash(list, ['person'])).toEqual(['quota:front_line', 'quota:science']);
    expect(await listClash(rules(188, medals('front_line')), ['person'])).toBeNull();
  });

  it('a clash over three rules, each two of which can be kept, is found too', async () => {
    const women = quota('women', 'floor', 60, {}, ['female'], 'gender');
    const workers = quota('front_line', 'floor', 60);
    const both = quota('both', 'cap', 10, { all: [...women.all, ...workers.all] });
    expect(await listClash(rules(10, [women, workers, both]), ['person'])).toEqual(['quota:women', 'quota:front_line', 'quota:both']);
    expect(await listClash(rules(10, [women, workers]), ['person'])).toBeNull();
  });

  it('categories that want more places than there are clash', async () => {
    const categoryPlaces = [{ category: 'person', least: 6, most: null }, { category: 'team', least: 5, most: null }];
    expect(await listClash(rules(10, [], { categoryPlaces }), ['person', 'team'])).toEqual(['least:person', 'least:team']);
  });

  it('who belongs to no group is not counted by its cap, even where the cap is nobody', async () => {
    const people = [candidate('a', 95_000, { cadre: 'county' }), candidate('b', 94_000), candidate('c', 93_000)];
    expect(await chosen(rules(2, [], { groupCaps: [{ code: 'cadres', name: '', by: 'attribute', attribute: 'cadre', most: 0, exceptions: {} }] }), people)).toEqual(['b', 'c']);
  });

  it('floors, caps and counts of people hold exactly, one district at most so many, one award for a person', async () => {
    const people = [
      candidate('a', 95_000, { post: 'head' }), candidate('b', 94_000, { post: 'head' }), candidate('c', 93_000, { post: 'front_line' }),
      candidate('d', 92_000, { post: 'front_line' }, { person: 'c' }), candidate('e', 91_000, { post: 'front_line' }, { district: 'd2' }),
    ];
    const list = rules(3, [quota('front_line', 'floor', 50)], { onePerPerson: true });
    expect(await chosen(list, people)).toEqual(['a', 'c', 'e']);
    expect(await chosen({ ...list, groupCaps: [{ code: 'district', name: '', by: 'district', most: 3, exceptions: { d1: 1 } }] }, people)).toEqual(['cap:district']);
    const heads: ListQuota = { code: 'head', name: '', kind: 'floor', all: [{ attribute: 'post', values: ['head'] }], count: 2 };
    expect(await chosen(rules(3, [heads]), people)).toEqual(['a', 'b', 'c']);
    expect(await chosen(rules(3, [{ ...heads, kind: 'cap', count: 0 }]), people)).toEqual(['c', 'd', 'e']);
    expect(await chosen(rules(3, [{ ...heads, count: 4 }]), people)).toEqual(['quota:head']);
  });

  it('of equal scores the one earlier in the order comes first', async () => {
    const equal = [candidate('z', 90_000), candidate('a', 90_000)];
    expect(await chosen(rules(1, []), equal)).toEqual(['z']);
  });

  it('fewer candidates than places leave places empty, and shares are of those who are there', async () => {
    const few = [candidate('a', 90_000, { post: 'head' }), candidate('b', 80_000, { post: 'front_line' })];
    expect(await chosen(rules(20, [quota('front_line', 'floor', 50)]), few)).toEqual(['a', 'b']);
  });

  it('the compliance table says what is required, reached and left, of which base', () => {
    const winners = [candidate('a', 1, { post: 'front_line', ownership: 'private' }), candidate('b', 1, { post: 'front_line' }), candidate('c', 1, { post: 'head' }, { district: 'd2' })];
    const caps = [{ code: 'district', name: '', by: 'district' as const, most: 3, exceptions: { d2: 1 } }];
    expect(listCompliance(rules(3, medals('front_line').slice(0, 2), { groupCaps: caps, onePerPerson: true }), winners)).toEqual([
      { code: 'quota:front_line', kind: 'floor', base: 3, required: 2, reached: 2, margin: 0 },
      { code: 'quota:non_public', kind: 'floor', base: 2, required: 1, reached: 1, margin: 0 },
      { code: 'cap:district', kind: 'cap', base: 3, required: 1, reached: 1, margin: 0 },
      { code: 'person', kind: 'cap', base: 3, required: 1, reached: 1, margin: 0 },
    ]);
  });
});
