import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Field, Note, ProblemNote, TextInput, useToast } from '../../design';
import { schemeMutation } from './evaluation-query';
import { GradeFields } from './grade-fields';
import { IndicatorFields } from './indicator-fields';
import { draftOf, faultsOf, freshCode, schemeOf, weightOf, type Scheme, type SchemeDraft } from './scheme-draft';

interface SchemeEditorProps {
  readonly year: number;
  readonly version: number;
  readonly scheme: Scheme;
  readonly onClose: (isSaved: boolean) => void;
}

/** The year's indicators with their weights; what is saved is a further version with its reason. */
export function SchemeEditor({ year, version, scheme, onClose }: SchemeEditorProps) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(schemeMutation);
  const [draft, setDraft] = useState<SchemeDraft>(() => draftOf(scheme));
  const [reason, setReason] = useState('');
  const change = (act: (next: SchemeDraft) => void) => setDraft((known) => { const next = structuredClone(known); act(next); return next; });
  const faults = faultsOf(draft);
  const isSame = JSON.stringify(schemeOf(draft)) === JSON.stringify(schemeOf(draftOf(scheme)));
  const add = (at: number) => change((next) => { next.groups[at]!.indicators.push({ code: freshCode(next, 'indicator'), name: '', text: '', weight: '', source: 'entered', kind: 'to_best', bound: '' }); });
  const save = async () => {
    if (!(await run({ input: { year, content: schemeOf(draft), reason } }))) return;
    tell(t('evaluation.schemeSaved'));
    onClose(true);
  };
  return (
    <section className="card stack-wide" aria-labelledby="scheme-editor">
      <header className="row-apart">
        <div><h2 id="scheme-editor">{t('scheme.title', { year, version: version + 1 })}</h2><p className="small quiet">{t('scheme.line')}</p></div>
        <p className="scheme-sum" data-whole={weightOf(draft) === 100} role="status">{t('scheme.sum', { sum: weightOf(draft) })}</p>
      </header>
      {draft.groups.map((group, at) => (
        <fieldset key={group.code} className="stack scheme-group">
          <legend className="visually-hidden">{group.name || t('scheme.groupAt', { at: at + 1 })}</legend>
          <div className="scheme-head">
            <Field label={t('scheme.groupName')} isRequired>{(links) => <TextInput {...links} maxLength={60} value={group.name} onChange={(event) => change((next) => { next.groups[at]!.name = event.target.value; })} />}</Field>
            {draft.groups.length > 1 ? <Button size="small" kind="quiet" aria-label={t('scheme.dropGroupOf', { name: group.name })} onClick={() => change((next) => { next.groups.splice(at, 1); })}>{t('scheme.dropGroup')}</Button> : null}
          </div>
          {group.indicators.map((one, place) => (
            <IndicatorFields key={one.code} indicator={one} onChange={(part) => change((next) => { Object.assign(next.groups[at]!.indicators[place]!, part); })} onDrop={() => change((next) => { next.groups[at]!.indicators.splice(place, 1); })} />
          ))}
          <p><Button size="small" onClick={() => add(at)}>{t('scheme.addIndicator')}</Button></p>
        </fieldset>
      ))}
      <p><Button size="small" onClick={() => change((next) => { next.groups.push({ code: freshCode(next, 'group'), name: '', indicators: [] }); })}>{t('scheme.addGroup')}</Button></p>
      <GradeFields draft={draft} change={change} />
      {faults.length > 0 ? <Note title={t('scheme.faults', { count: faults.length })}><ul>{faults.map(({ key, facts }, at) => <li key={at}>{t(`scheme.fault.${key}`, facts)}</li>)}</ul></Note> : null}
      <Field label={t('reason')} help={t('scheme.reasonHelp')} isRequired>{(links) => <TextInput {...links} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <ProblemNote problem={problem} />
      <div className="row">
        <Button kind="primary" isBusy={isRunning} disabled={faults.length > 0 || !reason.trim() || isSame} onClick={() => void save()}>{t('scheme.save', { version: version + 1 })}</Button>
        <Button onClick={() => onClose(false)}>{t('back')}</Button>
      </div>
    </section>
  );
}
