import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import { Button, ChoicePills, Chip, Field, LoadingBlock, Note, ProblemNote, Select, Shown, TextArea, TextInput, useToast } from '../../design';
import { graphql } from '../../data/graphql';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { said } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { NewsText } from '../../gallery/news-text';
import { FilesInput } from '../../uploads';
import { draftFields, saveMutation, submitMutation, type NewsDraft } from './draft-fields';
import { DraftDecisions } from './draft-decisions';
import { NEWS_ROLES } from './news-desk';
import '../../gallery/gallery.css';
import './news.css';

const RichText = lazy(() => import('./rich-text'));

const draftQuery = graphql(`query NewsDraftPage($id: ID!) { newsDraft(id: $id) { ...NewsDraftFields } }`, [draftFields]);
const unitsQuery = graphql(`query NewsUnits { newsUnits { id name } }`);
const personsQuery = graphql(`query NewsPersons($name: String!) { newsPersons(name: $name) { memberId name organizationName title } }`);

const api = getRouteApi('/office/news/$id');

export function NewsDraftPage() {
  const { id } = api.useParams();
  return <Gate roles={NEWS_ROLES}>{() => (id === 'new' ? <Writing draft={null} /> : <Known id={id} />)}</Gate>;
}

function Known({ id }: { readonly id: string }) {
  const page = usePage(draftQuery, { id });
  return <Shown page={page}>{({ newsDraft }) => (newsDraft.abilities.canWrite ? <Writing key={newsDraft.id} draft={newsDraft} /> : <Reading draft={newsDraft} />)}</Shown>;
}

function Frame({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const { t } = useTranslation('news');
  usePageTitle(title);
  return <div className="stack-wide"><Link to="/office/news" className="back"><ArrowLeft size={16} aria-hidden />{t('desk.title')}</Link>{children}</div>;
}

function Reading({ draft }: { readonly draft: NewsDraft }) {
  return (
    <Frame title={draft.title}>
      <div className="draft-two">
        <article className="stack news-page"><h1 className="title-face">{draft.title}</h1><p className="small quiet">{draft.source}</p><p className="news-lead">{draft.summary}</p><NewsText html={draft.html} /></article>
        <aside className="stack"><DraftDecisions draft={draft} /><Steps draft={draft} /></aside>
      </div>
    </Frame>
  );
}

function Steps({ draft }: { readonly draft: NewsDraft }) {
  const { t } = useTranslation('news');
  const times = useTimes();
  return (
    <section className="card stack"><h2>{t('steps.title')}</h2>
      <ol className="stack">{draft.steps.map((step, at) => <li key={at} className="small"><strong>{t(`steps.${step.act as 'write'}`)}</strong> {step.byName ?? t('steps.clock')} · {times.instant(step.at)}{step.reasonCode ? <><br />{said(t(`reason.${step.reasonCode as 'other'}`), step.reason)}</> : null}</li>)}</ol>
    </section>
  );
}

const textOfDraft = (draft: NewsDraft | null) => ({
  kind: draft?.kind ?? 'news', title: draft?.title ?? '', summary: draft?.summary ?? '', html: draft?.html ?? '', source: draft?.source ?? '', organizationId: draft?.organizationId ?? '',
  memberId: draft?.memberId ?? null, cover: draft?.cover ? [{ id: draft.cover.id, sha256: draft.cover.sha256 }] : [],
});

function Writing({ draft }: { readonly draft: NewsDraft | null }) {
  const { t } = useTranslation('news');
  const navigate = useNavigate();
  const tell = useToast();
  const units = usePage(unitsQuery, {}, { policy: 'cache-first' });
  const [text, setText] = useState(() => textOfDraft(draft));
  const [version, setVersion] = useState(draft?.version ?? null);
  const save = useCommand(saveMutation);
  const submit = useCommand(submitMutation);
  const set = (change: Partial<typeof text>) => setText((now) => ({ ...now, ...change }));
  const organizationId = text.organizationId || units.content?.newsUnits[0]?.id || '';
  const keep = async () => {
    const { cover, ...facts } = text;
    const saved = await save.run({ input: { ...facts, id: draft?.id ?? null, version, organizationId, coverMediaId: cover[0]?.id ?? null, seasonYear: draft?.seasonYear ?? new Date().getFullYear() } });
    if (saved) setVersion(saved.version);
    return saved;
  };
  const onSave = async () => {
    const saved = await keep();
    if (!saved) return;
    tell(t('draft.saved'));
    if (!draft) await navigate({ to: '/office/news/$id', params: { id: saved.id }, replace: true });
  };
  const onSubmit = async () => {
    const saved = await keep();
    if (!saved) return;
    const handed = await submit.run({ input: { id: saved.id, version: saved.version } });
    if (handed) { tell(t('draft.submitted')); await navigate({ to: '/office/news' }); }
  };
  return (
    <Frame title={draft ? draft.title : t('desk.new')}>
      <h1>{draft ? t('draft.edit') : t('desk.new')}</h1>
      {draft?.reasonCode ? <Note>{said(t('draft.returned', { reason: t(`reason.${draft.reasonCode as 'other'}`) }), draft.reason)}</Note> : null}
      <div className="card stack">
        <ChoicePills legend={t('draft.kind')} value={text.kind} choices={[{ value: 'news', label: t('kind.news') }, { value: 'profile', label: t('kind.profile') }]} onChange={(kind) => set({ kind })} />
        {text.kind === 'profile' ? <Person memberId={text.memberId} name={draft?.memberName ?? null} onChoose={(memberId) => set({ memberId })} /> : null}
        <Field label={t('draft.title')} isRequired count={{ used: [...text.title].length, limit: 80 }}>{(links) => <TextInput {...links} value={text.title} maxLength={80} onChange={(event) => set({ title: event.target.value })} />}</Field>
        <Field label={t('draft.summary')} help={t('draft.summaryHelp')} isRequired count={{ used: [...text.summary].length, limit: 200 }}>{(links) => <TextArea {...links} rows={2} value={text.summary} maxLength={200} onChange={(event) => set({ summary: event.target.value })} />}</Field>
        <div className="draft-facts">
          <Field label={t('draft.source')} isRequired>{(links) => <TextInput {...links} value={text.source} maxLength={60} onChange={(event) => set({ source: event.target.value })} />}</Field>
          <Field label={t('draft.unit')} isRequired>{(links) => <Select {...links} value={organizationId} choices={[...(draft && !units.content?.newsUnits.some(({ id }) => id === draft.organizationId) ? [{ value: draft.organizationId, label: draft.organizationName }] : []), ...(units.content?.newsUnits ?? []).map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => set({ organizationId: event.target.value })} />}</Field>
        </div>
        <FilesInput field={{ code: 'cover', label: t('draft.cover'), help: t('draft.coverHelp'), accept: ['image'], maxFiles: 1 }} value={text.cover} onChange={(cover) => set({ cover: [...cover] })} purpose="news" place={`news-${draft?.id ?? 'new'}`} />
        <div className="stack"><span className="field-label">{t('draft.text')}</span><p className="small quiet">{t('draft.textHelp')}</p><Suspense fallback={<LoadingBlock />}><RichText label={t('draft.text')} html={text.html} place={`news-${draft?.id ?? 'new'}`} onChange={(html) => set({ html })} /></Suspense></div>
        <ProblemNote problem={save.problem ?? submit.problem} />
        <div className="row"><Button kind="primary" isBusy={submit.isRunning} onClick={() => void onSubmit()}>{t('draft.submit')}</Button><Button isBusy={save.isRunning} onClick={() => void onSave()}>{t('draft.save')}</Button><Chip>{t('draft.second')}</Chip></div>
      </div>
    </Frame>
  );
}

function Person({ memberId, name, onChoose }: { readonly memberId: string | null; readonly name: string | null; readonly onChoose: (memberId: string | null) => void }) {
  const { t } = useTranslation('news');
  const [words, setWords] = useState(name ?? '');
  const page = usePage(personsQuery, { name: words }, { isPaused: words.trim() === '' });
  const found = page.content?.newsPersons ?? [];
  return (
    <div className="draft-facts">
      <Field label={t('draft.person')} help={t('draft.personHelp')} isRequired>{(links) => <TextInput {...links} value={words} onChange={(event) => { setWords(event.target.value); onChoose(null); }} />}</Field>
      <Field label={t('draft.which')} isRequired>{(links) => <Select {...links} value={memberId ?? ''} placeholder={found.length === 0 ? t('draft.nobody') : t('draft.choose')} choices={found.map((one) => ({ value: one.memberId, label: `${one.name} · ${one.organizationName} · ${one.title}` }))} onChange={(event) => onChoose(event.target.value || null)} />}</Field>
    </div>
  );
}
