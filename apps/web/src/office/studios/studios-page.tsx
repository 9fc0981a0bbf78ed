import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import { hasRole, type Viewer } from '../../app/session';
import { useLate } from '../../app/use-late';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { Button, ButtonAnchor, ChoicePills, EmptyState, ListFoot, LoadingBlock, ProblemNote, SearchInput, UploadCard, useToast } from '../../design';
import { countText } from '../../i18n/figures';
import { importMutation, studiosQuery } from './studios-query';
import { RegisterDialog } from './register-dialog';
import { StudioCard } from './studio-card';
import '../funds/funds.css';

/** The register of innovation studios, with what each brought about and its review of the year. */
export function StudiosPage() {
  return <Gate roles={['unit_cadre', 'district_organiser', 'city_organiser', 'auditor']}>{(viewer) => <Register viewer={viewer} />}</Gate>;
}

const STATES = ['', 'rectifying', 'removed'] as const;

function Register({ viewer }: { readonly viewer: Viewer }) {
  const { t, i18n } = useTranslation('funds');
  usePageTitle(t('studio.title'));
  const [text, setText] = useState('');
  const [state, setState] = useState<string>('');
  const [isImporting, setImporting] = useState(false);
  const [isRegistering, setRegistering] = useState(false);
  const mayRegister = hasRole(viewer, 'district_organiser', 'city_organiser');
  const search = useLate(text.trim());
  const list = useList(studiosQuery, { search: search || null, state: state || null }, (content) => content.studios);
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div><h1>{t('studio.title')}</h1><p className="quiet">{t('studio.line')}</p></div>
        <div className="row">
          <ButtonAnchor href="/files/studios.xlsx" download>{t('studio.export')}</ButtonAnchor>
          {mayRegister ? <Button aria-expanded={isImporting} onClick={() => setImporting((known) => !known)}>{t('studio.import')}</Button> : null}
          {mayRegister ? <Button kind="primary" onClick={() => setRegistering(true)}>{t('studio.register')}</Button> : null}
        </div>
      </header>
      {isImporting ? <ImportCard onDone={() => { setImporting(false); list.again(); }} /> : null}
      <SearchInput label={t('studio.search')} value={text} onChange={(event) => setText(event.target.value)} />
      <ChoicePills legend={t('studio.state')} value={state} choices={STATES.map((value) => ({ value, label: t(`studio.states.${(value || 'all') as 'all'}`) }))} onChange={setState} />
      <ProblemNote problem={list.problem} onAgain={list.again} />
      {list.isLoading && !list.content ? <LoadingBlock /> : null}
      {list.content && list.rows.length === 0 ? <div className="card"><EmptyState title={t('studio.none')}>{t('studio.noneText')}</EmptyState></div> : null}
      {list.rows.length > 0 ? <p className="small quiet" role="status">{t('studio.found', { shown: countText(i18n.language, list.total) })}</p> : null}
      <div className="studio-grid">{list.rows.map((studio) => <StudioCard key={studio.id} studio={studio} onChanged={list.again} />)}</div>
      <ListFoot list={list} />
      {isRegistering ? <RegisterDialog onClose={(isDone) => { setRegistering(false); if (isDone) list.again(); }} /> : null}
    </div>
  );
}

function ImportCard({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(importMutation);
  return (
    <div className="card stack">
      <UploadCard title={t('studio.upload')} help={t('studio.uploadHelp')} accept=".xlsx,.csv" isDisabled={isRunning}
        onUploaded={(fileId) => void run({ fileId }).then((done) => { if (done) { tell(t('studio.imported', { count: done.registered })); onDone(); } })} />
      <ProblemNote problem={problem} />
    </div>
  );
}
