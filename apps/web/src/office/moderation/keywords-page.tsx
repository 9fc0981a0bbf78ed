import { Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { Button, EmptyState, ProblemNote, SearchInput, Shown, useToast } from '../../design';
import { may } from '../office-frame';
import { KeywordForm } from './keyword-form';
import { saveWordsMutation, wordsQuery } from './keywords-query';
import { grouped, type Keyword } from './keywords.rules';
import './moderation.css';

/** 关键词: what is marked in texts before they go out. The districts read it, the city keeps it. */
export function KeywordsPage() {
  const { t } = useTranslation('moderation');
  usePageTitle(t('words.title'));
  return (
    <Gate roles={['district_organiser', 'city_organiser', 'auditor']}>
      {(viewer) => (
        <div className="stack-wide">
          <Link to="/office/works" className="back"><ArrowLeft size={16} aria-hidden />{t('words.back')}</Link>
          <header><h1>{t('words.title')}</h1><p className="quiet">{t('words.line')}</p></header>
          <Words canKeep={may(viewer, 'moderation.words')} />
        </div>
      )}
    </Gate>
  );
}

function Words({ canKeep }: { readonly canKeep: boolean }) {
  const { t } = useTranslation('moderation');
  const page = usePage(wordsQuery, {});
  const [sought, setSought] = useState('');
  return (
    <>
      {canKeep ? <KeywordForm notes={[...new Set(page.content?.moderationWords.map(({ note }) => note).filter(Boolean))]} onDone={page.again} /> : <p className="quiet">{t('words.readOnly')}</p>}
      <Shown page={page}>
        {({ moderationWords }) => {
          const groups = grouped(moderationWords, sought.trim());
          if (moderationWords.length === 0) return <div className="card"><EmptyState title={t('words.none')}>{t('words.noneText')}</EmptyState></div>;
          return (
            <section className="stack" aria-label={t('words.title')}>
              <div className="row"><SearchInput value={sought} label={t('words.find')} onChange={(event) => setSought(event.target.value)} /><span className="small quiet">{t('words.count', { count: moderationWords.length })}</span></div>
              {groups.length === 0 ? <p className="quiet">{t('words.noMatch', { text: sought.trim() })}</p> : null}
              <div className="word-groups">{groups.map((group) => <Group key={group.note} {...group} canKeep={canKeep} onDone={page.again} />)}</div>
            </section>
          );
        }}
      </Shown>
    </>
  );
}

interface GroupProps {
  readonly note: string;
  readonly words: readonly Keyword[];
  readonly canKeep: boolean;
  readonly onDone: () => void;
}

function Group({ note, words, canKeep, onDone }: GroupProps) {
  const { t } = useTranslation('moderation');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(saveWordsMutation);
  const remove = async (word: string) => { if (await run({ input: { words: [], removed: [word] } })) { tell(t('words.removed', { word })); onDone(); } };
  return (
    <section className="card stack">
      <h2 className="small">{note || t('words.other')}</h2>
      <ul className="word-list">
        {words.map(({ id, word, level }) => (
          <li key={id} className="word" data-level={level}>
            {word}<span className="small quiet">（{t(`words.level.${level as 'look'}`)}）</span>
            {canKeep ? <Button kind="quiet" size="small" disabled={isRunning} aria-label={t('words.remove', { word })} onClick={() => void remove(word)} icon={<X size={16} aria-hidden />} /> : null}
          </li>
        ))}
      </ul>
      <ProblemNote problem={problem} />
    </section>
  );
}
