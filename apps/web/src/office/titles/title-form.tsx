import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, Select, TextArea, TextInput, useToast } from '../../design';
import { defineTitleMutation, reviseTitleMutation, type Desk } from './desk-query';
import { RowList } from './row-list';
import { contentFrom, contentOf, draftOf, STANDARD, type TitleDraft } from './title-draft';

interface TitleFormProps {
  /** Without: a new title. */
  readonly desk?: Desk;
  readonly onClose: () => void;
  readonly onSaved: (titleId: string) => void;
}

/** Everything a title is held by, as rows and figures; saved as a version. */
export function TitleForm({ desk, onClose, onSaved }: TitleFormProps) {
  const { t } = useTranslation('titles');
  const tell = useToast();
  const [draft, setDraft] = useState<TitleDraft>(() => (desk ? draftOf(contentOf(desk)) : STANDARD));
  const [named, setNamed] = useState({ code: '', name: '', reason: '' });
  const defining = useCommand(defineTitleMutation);
  const revising = useCommand(reviseTitleMutation);
  const save = async () => {
    const content = contentFrom(draft);
    const saved = desk ? await revising.run({ input: { titleId: desk.id, content, reason: named.reason } }) : await defining.run({ input: { code: named.code, name: named.name, content } });
    if (!saved) return;
    tell(t('form.saved'));
    onSaved(saved.id);
  };
  const figure = (key: string, value: string) => setDraft({ ...draft, figures: { ...draft.figures, [key]: value } });
  const number = (key: string, label: string) => <Field key={key} label={label} isRequired>{(links) => <TextInput {...links} inputMode="numeric" value={draft.figures[key] ?? ''} onChange={(event) => figure(key, event.target.value)} />}</Field>;
  const isReady = desk ? named.reason.trim() !== '' : named.code.trim() !== '' && named.name.trim() !== '';
  return (
    <Dialog isOpen isWide title={desk ? t('form.reviseTitle', { name: desk.title.name }) : t('form.defineTitle')} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={defining.isRunning || revising.isRunning} disabled={!isReady} onClick={() => void save()}>{t('form.save')}</Button></>}>
      <div className="stack">
        {desk ? <p>{t('form.reviseText')}</p> : (
          <div className="title-figures">
            <Field label={t('form.name')} isRequired>{(links) => <TextInput {...links} maxLength={40} value={named.name} onChange={(event) => setNamed({ ...named, name: event.target.value })} />}</Field>
            <Field label={t('form.code')} help={t('form.codeHelp')} isRequired>{(links) => <TextInput {...links} maxLength={30} value={named.code} onChange={(event) => setNamed({ ...named, code: event.target.value })} />}</Field>
          </div>
        )}
        <Field label={t('form.grantedBy')} isRequired>{(links) => <TextInput {...links} maxLength={60} value={draft.figures.grantedBy} onChange={(event) => figure('grantedBy', event.target.value)} />}</Field>
        <RowList title={t('form.levels')} stem="level" rows={draft.levels} onChange={(levels) => setDraft({ ...draft, levels })}
          columns={[{ key: 'name', label: t('form.levelName') }, { key: 'cap', label: t('form.cap'), kind: 'number' }, { key: 'yuan', label: t('form.allowance'), kind: 'number' }, { key: 'termMonths', label: t('form.term'), kind: 'number' }]} />
        <Field label={t('form.lastMonth')} isRequired>{(links) => <Select {...links} value={draft.figures.lastMonth} choices={[{ value: 'by_day', label: t('form.byDay') }, { value: 'whole_month', label: t('form.wholeMonth') }]} onChange={(event) => figure('lastMonth', event.target.value)} />}</Field>
        <RowList title={t('form.parts')} stem="part" rows={draft.parts} onChange={(parts) => setDraft({ ...draft, parts })}
          columns={[{ key: 'name', label: t('form.partName') }, { key: 'weight', label: t('form.weight'), kind: 'number' }, { key: 'isRoutine', label: t('form.routine'), kind: 'check' }]} />
        <div className="title-figures">{number('passMark', t('form.pass'))}{number('minAssessors', t('form.assessors'))}{number('everyMonths', t('form.everyMonths'))}</div>
        <RowList title={t('form.evidence')} stem="evidence" rows={draft.evidence} onChange={(evidence) => setDraft({ ...draft, evidence })} columns={[{ key: 'name', label: t('form.evidenceName') }, { key: 'withinMonths', label: t('form.within'), kind: 'number' }]} />
        <RowList title={t('form.criteria')} stem="criterion" rows={draft.criteria} onChange={(criteria) => setDraft({ ...draft, criteria })} columns={[{ key: 'name', label: t('form.criterionName') }, { key: 'weight', label: t('form.weight'), kind: 'number' }]} />
        <div className="title-figures">{number('workingDays', t('form.workingDays'))}{number('noticeDays', t('form.noticeDays'))}{number('judges', t('form.judges'))}{number('minimumMark', t('form.minimum'))}</div>
        <Field label={t('form.conditions')} isRequired>{(links) => <TextArea {...links} rows={3} maxLength={2_000} value={draft.figures.conditions} onChange={(event) => figure('conditions', event.target.value)} />}</Field>
        {desk ? <Field label={t('form.reason')} isRequired>{(links) => <TextInput {...links} maxLength={500} value={named.reason} onChange={(event) => setNamed({ ...named, reason: event.target.value })} />}</Field> : null}
        <ProblemNote problem={defining.problem ?? revising.problem} />
      </div>
    </Dialog>
  );
}
