import type { Bilingual } from '@jiangong/kernel';
import type { SelectionRules } from '@jiangong/programme';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** What people call a rule of a list, by the id fairness gives it. */
export function nameOfRule(rules: SelectionRules, id: string, categories: readonly Named[]): Bilingual {
  if (id === 'person') return { zh: '每人至多一项', en: 'one award for a person' };
  if (id === 'settled:in') return { zh: '评审组确认列入的人选', en: 'those the panel put on the list' };
  if (id === 'settled:out') return { zh: '评审组确认移出的人选', en: 'those the panel took off the list' };
  const at = id.indexOf(':');
  const [kind, code] = [id.slice(0, at), id.slice(at + 1)];
  const known = [...rules.quotas, ...rules.groupCaps].find((one) => one.code === code);
  if (kind === 'quota' || kind === 'cap') return { zh: known?.name ?? code, en: known?.name ?? code };
  const name = categories.find((one) => one.code === code)?.name ?? code;
  return kind === 'least' ? { zh: `${name}（至少）`, en: `${name} (at least)` } : { zh: `${name}（至多）`, en: `${name} (at most)` };
}
