import { BadInput, isId } from '@jiangong/kernel';

export const DECLARED_KINDS = ['kin', 'mentor', 'other'] as const;
export type DeclaredKind = (typeof DECLARED_KINDS)[number];

/** A tie a judge names: with an entry they may see, or with somebody by name. */
export interface DeclaredTie {
  readonly entryId: string | null;
  readonly name: string | null;
  readonly kind: DeclaredKind;
  readonly note: string;
}

export const MOST_TIES = 200;

/** Full-width letters, spaces and points between the parts of a name make no other name. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/[\s·•.]/gu, '').toLowerCase();

/** Each tie names an entry or a person, not both; “other” says what it is. */
export function refuseFaultyTies(ties: readonly { entryId?: string | null; name?: string | null; kind: DeclaredKind; note?: string | null }[]): DeclaredTie[] {
  if (ties.length > MOST_TIES) throw BadInput.at('input.declared', `一次最多申报 ${MOST_TIES} 项`, `${MOST_TIES} ties at most`);
  return ties.map(({ entryId, name, kind, note }, at) => {
    const path = `input.declared[${at}]`;
    const words = name?.trim() ?? '';
    if (Boolean(entryId) === (words !== '')) throw BadInput.at(path, '每项请选择一件作品，或写明姓名，二者取一', 'name either an entry or a person');
    if (entryId && !isId(entryId)) throw BadInput.at(`${path}.entryId`, '找不到这件作品', 'no such entry');
    if (!entryId && plainName(words) === '') throw BadInput.at(`${path}.name`, '请写明姓名', 'a name is needed');
    if (!DECLARED_KINDS.includes(kind)) throw BadInput.at(`${path}.kind`, '关系须为亲属、师徒或其他', `the kind must be one of ${DECLARED_KINDS.join(', ')}`);
    if (kind === 'other' && !note?.trim()) throw BadInput.at(`${path}.note`, '选择“其他”时须写明是什么关系', 'say what the tie is when it is "other"');
    return { entryId: entryId ?? null, name: entryId ? null : words, kind, note: note?.trim() ?? '' };
  });
}

const KIND_NAMES: Readonly<Record<DeclaredKind, string>> = { kin: '亲属关系', mentor: '师徒关系', other: '其他关系' };

export const evidenceOf = ({ kind, note, name }: DeclaredTie): string =>
  `评委申报：${KIND_NAMES[kind]}${name ? `（${name}）` : ''}${note ? `，${note}` : ''}`;
