import { useTranslation } from 'react-i18next';
import { Fact } from './fact';
import { isOn, listIn, numberIn, partOf, textIn, type Loose } from './rule-document';

const OBJECTIVES = ['total', 'fewest_departures', 'best_lowest'] as const;

/** The rules of a list chosen as a whole, in sentences: each quota with its base, each cap, what decides among lists. */
export function ListRules({ selection }: { readonly selection: Loose }) {
  const { t } = useTranslation('office');
  const quotas = listIn(selection, 'quotas');
  const nameOf = (code: string): string => textIn(quotas.find((one) => textIn(one, 'code') === code) ?? {}, 'name');
  const objective = OBJECTIVES.find((one) => one === textIn(selection, 'objective')) ?? 'total';
  const quotaText = (quota: Loose): string => {
    const [isFloor, percent, name] = [textIn(quota, 'kind') === 'floor', numberIn(quota, 'percent'), textIn(quota, 'name')];
    if (percent === null) return t(isFloor ? 'rules.list.floorCount' : 'rules.list.capCount', { name, count: numberIn(quota, 'count') ?? 0 });
    const base = textIn(quota, 'of') ? `“${nameOf(textIn(quota, 'of'))}”` : t('rules.list.wholeList');
    return t(isFloor ? 'rules.list.floorPercent' : 'rules.list.capPercent', { name, percent, base });
  };
  return (
    <>
      <dl className="rule-facts">
        <Fact label={t('rules.list.title')}>{t('rules.list.places', { count: numberIn(selection, 'places') ?? 0 })}</Fact>
        <Fact label={t('rules.list.reserves')}>{t('rules.list.reserveCount', { count: numberIn(selection, 'reserves') ?? 0 })}</Fact>
        <Fact label={t('rules.list.objective')}>{t(`rules.list.${objective}`)}</Fact>
      </dl>
      <ul className="rule-list">
        {quotas.map((quota) => <li key={textIn(quota, 'code')}>{quotaText(quota)}</li>)}
        {listIn(selection, 'groupCaps').map((cap) => <li key={textIn(cap, 'code')}>{t('rules.list.group', { name: textIn(cap, 'name'), count: numberIn(cap, 'most') ?? 0 })}</li>)}
        {listIn(selection, 'categoryPlaces').map((one) => {
          const [category, least, most] = [textIn(one, 'category'), numberIn(one, 'least') ?? 0, numberIn(one, 'most')];
          return <li key={category}>{most === null ? t('rules.list.category', { category, least }) : t('rules.list.categoryMost', { category, least, most })}</li>;
        })}
        {isOn(selection, 'onePerPerson') ? <li>{t('rules.list.onePerPerson')}</li> : null}
        {isOn(selection, 'priority') ? <li>{t('rules.list.priority')}</li> : null}
      </ul>
      {quotas.length > 0 ? <p className="small quiet">{t('rules.list.rounding')}</p> : null}
    </>
  );
}

/** What becomes of a notice whose list changed; said only where the rules ask for a list as a whole. */
export const changedNotice = (content: unknown): 'continue' | 'restart' => (textIn(partOf(content, 'notice'), 'afterChange') === 'restart' ? 'restart' : 'continue');
