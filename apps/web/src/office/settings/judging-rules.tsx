import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';
import { Fact } from './fact';
import { isOn, listIn, numberIn, partOf, textIn, type Loose } from './rule-document';

/** How the round is judged beside its rubric. A key that a version was stored without says what it meant then. */
export function JudgingRules({ judging }: { readonly judging: Loose }) {
  const { t } = useTranslation('judging');
  const components = listIn(judging, 'components');
  const sum = components.reduce((all, one) => all + (numberIn(one, 'weight') ?? 0), 0);
  const limit = numberIn(partOf(judging, 'spread'), 'limit');
  const practice = numberIn(judging, 'practice') ?? 0;
  const declaration = textIn(judging, 'declaration');
  return (
    <>
      <dl className="rule-facts">
        <Fact label={t('rules.blind')}>{t(isOn(judging, 'isBlind') ? 'rules.isBlind' : 'rules.isOpen')}</Fact>
        <Fact label={t('rules.spread')}>{limit === null ? t('rules.noSpread') : t(textIn(partOf(judging, 'spread'), 'then') === 'discussion' ? 'rules.spreadDiscussion' : 'rules.spreadJudge', { limit: scoreText(limit) })}</Fact>
        <Fact label={t('rules.practice')}>{practice === 0 ? t('rules.noPractice') : t('rules.samples', { count: practice })}</Fact>
        {components.length > 0 ? <Fact label={t('rules.components')}><ul>{components.map((one) => <li key={textIn(one, 'code')}>{t('rules.component', { name: textIn(one, 'name'), percent: Math.round(((numberIn(one, 'weight') ?? 0) / sum) * 100) })}{numberIn(one, 'passMark') === null ? '' : ` · ${t('rules.passMark', { mark: scoreText(numberIn(one, 'passMark') ?? 0) })}`}</li>)}</ul></Fact> : null}
      </dl>
      <details className="small"><summary>{t('rules.declaration')}</summary><p>{declaration === '' ? t('rules.standardDeclaration') : declaration}</p></details>
    </>
  );
}
