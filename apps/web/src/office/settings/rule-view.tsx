import { useTranslation } from 'react-i18next';
import { readFields } from '../../forms';
import { scoreText } from '../../i18n/figures';
import { useWordFor } from '../../i18n/use-words';
import { listed } from '../../i18n/listed';
import { Fact } from './fact';
import { JudgingRules } from './judging-rules';
import { changedNotice, ListRules } from './list-rules';
import { groupsText, methodText, roundingText } from './method-text';
import { listIn, numberIn, partOf, textIn, wordsIn, type Loose } from './rule-document';
import { RubricView } from './rubric-view';
import './settings.css';

/** A rule version in words, part by part, as a round runs by it. */
export function RuleView({ content, kinds }: { readonly content: unknown; readonly kinds: readonly string[] }) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  return (
    <div className="rules">
      <Part title={t('rules.intake')}><Intake intake={partOf(content, 'intake')} /></Part>
      <Part title={t('rules.deciding')}><Deciding content={content} kinds={kinds} /></Part>
      <Part title={t('rules.computing')}><Computing computing={partOf(content, 'computing')} judging={partOf(content, 'judging')} /></Part>
      <Part title={word('rules.judging')}><JudgingRules judging={partOf(content, 'judging')} /></Part>
      <Part title={t('rules.form')} isWide><Form content={content} /></Part>
      <Part title={t('rules.rubric')} isWide><RubricView judging={partOf(content, 'judging')} /></Part>
    </div>
  );
}

function Part({ title, isWide, children }: { readonly title: string; readonly isWide?: boolean; readonly children: React.ReactNode }) {
  return <section className="card stack" data-wide={isWide || undefined}><h2 className="rules-title">{title}</h2>{children}</section>;
}

function Intake({ intake }: { readonly intake: Loose }) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const placesText = (places: number | null): string => (places === null ? t('rules.noLimit') : t('rules.each', { count: places }));
  return (
    <dl className="rule-facts">
      <Fact label={t('rules.origins')}>{listed(wordsIn(intake, 'origins').map((origin) => wordFor('origin', origin)))}</Fact>
      <Fact label={t('rules.route')}>{wordsIn(intake, 'route').map((desk) => wordFor('desk', desk)).join(' → ')}</Fact>
      <Fact label={t('rules.unitPlaces')}>{placesText(numberIn(intake, 'unitPlaces'))}</Fact>
      <Fact label={t('rules.districtPlaces')}>{placesText(numberIn(intake, 'districtPlaces'))}</Fact>
      <Fact label={t('rules.correction')}>{t('rules.workingDays', { count: numberIn(intake, 'correctionDays') ?? 0 })}</Fact>
    </dl>
  );
}

function Deciding({ content, kinds }: { readonly content: unknown; readonly kinds: readonly string[] }) {
  const { t } = useTranslation('office');
  const deciding = partOf(content, 'deciding');
  const minimum = numberIn(deciding, 'minimumMark');
  const quotas = listIn(deciding, 'quotas');
  const selection = partOf(deciding, 'selection');
  const isWhole = numberIn(selection, 'places') !== null;
  const title = textIn(isTitled(content) ? content : {}, 'title');
  return (
    <>
      <dl className="rule-facts">
        <Fact label={t('rules.title')}>{kinds.length > 0 && title.includes('{category}') ? listed(kinds.map((kind) => title.replace('{category}', kind))) : title}</Fact>
        {isWhole ? null : <Fact label={t('rules.places')}>{t('rules.each', { count: numberIn(deciding, 'places') ?? 0 })}</Fact>}
        <Fact label={t('rules.minimum')}>{minimum === null ? t('rules.noLimit') : scoreText(minimum)}</Fact>
        {isWhole ? null : <Fact label={t('rules.tieAtCut')}>{t(textIn(deciding, 'tieAtCut') === 'all_in' ? 'rules.allIn' : 'rules.noneIn')}</Fact>}
        <Fact label={t('rules.notice')}>{t('rules.workingDays', { count: numberIn(partOf(content, 'notice'), 'workingDays') ?? 0 })}</Fact>
        {isWhole ? <Fact label={t('rules.list.afterChange')}>{t(`rules.list.${changedNotice(content)}`)}</Fact> : null}
      </dl>
      {isWhole ? <ListRules selection={selection} /> : null}
      {quotas.length > 0 ? <ul className="rule-list">{quotas.map((quota) => <li key={textIn(quota, 'code')}>{t(textIn(quota, 'kind') === 'cap' ? 'rules.cap' : 'rules.floor', { name: textIn(quota, 'name'), percent: numberIn(quota, 'percent') ?? 0 })}</li>)}</ul> : null}
    </>
  );
}

const isTitled = (content: unknown): content is Loose => typeof content === 'object' && content !== null;

function Computing({ computing, judging }: { readonly computing: Loose; readonly judging: Loose }) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  const criteria = listIn(judging, 'criteria');
  const ties = listIn(computing, 'ties').map((tie) => (textIn(tie, 'by') === 'mean' ? t('rules.byMean') : t('rules.byCriterion', { name: textIn(criteria.find((one) => textIn(one, 'code') === textIn(tie, 'criterion')) ?? {}, 'name') })));
  return (
    <dl className="rule-facts">
      <Fact label={t('rules.judges')}>{t('rules.judgesText', { count: numberIn(judging, 'judgesPerEntry') ?? 0, least: numberIn(judging, 'minJudges') ?? 0 })}</Fact>
      <Fact label={t('rules.method')}>{[methodText(word, partOf(computing, 'method')), groupsText(word, computing)].filter(Boolean).join(' · ')}</Fact>
      <Fact label={t('rules.decimals')}>{roundingText(word, computing)}{listIn(judging, 'components').some((one) => numberIn(one, 'passMark') !== null) ? ` · ${word(textIn(computing, 'passMark') === 'rounded' ? 'rules.passRounded' : 'rules.passExact')}` : ''}</Fact>
      <Fact label={t('rules.ties')}>{[...ties, t('rules.shared')].join(' → ')}</Fact>
    </dl>
  );
}

function Form({ content }: { readonly content: unknown }) {
  const { t } = useTranslation('office');
  const fields = readFields(content);
  return (
    <ul className="rule-list">
      {fields.map((field) => <li key={field.code}><strong>{field.label}</strong> <span className="quiet">{t(`rules.kind.${field.kind}`)} · {field.isRequired ? t('rules.required') : t('rules.optional')}{field.help ? ` · ${field.help}` : ''}</span></li>)}
    </ul>
  );
}
