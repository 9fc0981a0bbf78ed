import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, TextArea, TextInput, useToast } from '../../design';
import { scoreText } from '../../i18n/figures';
import { useTimes } from '../../i18n/times';
import { valueText } from './values';
import { answerMutation, stateMutation, type District, type Evaluation, type Sheet } from './evaluation-query';

interface SheetDialogProps {
  readonly evaluation: Evaluation;
  readonly district: District;
  /** Null before anything was reckoned. */
  readonly sheet: Sheet | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** A district's sheet, indicator by indicator, what it states itself, and what it has to say. */
export function SheetDialog({ evaluation, district, sheet, onChanged, onClose }: SheetDialogProps) {
  const { t } = useTranslation('funds');
  const times = useTimes();
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(answerMutation);
  const [text, setText] = useState('');
  const isOpen = evaluation.state !== 'published';
  return (
    <Dialog isOpen isWide title={district.name} onClose={onClose}>
      <div className="stack">
        {sheet === null ? <p className="quiet">{t('evaluation.notReckoned')}</p> : <p><strong className="figures">{scoreText(sheet.total)}</strong> · {sheet.grade}{sheet.rank === null ? '' : ` · ${t('evaluation.rankOf', { rank: sheet.rank, count: evaluation.districtCount })}`}</p>}
        {sheet === null ? null : <table className="sheet-lines">
          <caption className="visually-hidden">{district.name}</caption>
          <thead><tr><th scope="col">{t('evaluation.indicator')}</th><th scope="col" className="end">{t('evaluation.value')}</th><th scope="col" className="end">{t('evaluation.score')}</th></tr></thead>
          <tbody>{evaluation.indicators.map(({ code, name, weight, source }) => {
            const line = sheet.lines.find(({ indicator }) => indicator === code);
            return <tr key={code}><th scope="row">{name}</th><td className="end figures">{typeof line?.value === 'number' ? valueText(source, line.value) : t('evaluation.unknown')}</td><td className="end figures">{scoreText(line?.score ?? 0)} / {weight}</td></tr>;
          })}</tbody>
        </table>}
        {evaluation.abilities.canState && isOpen ? evaluation.indicators.filter(({ source }) => source === 'entered').map(({ code, name }) => <Statement key={code} evaluation={evaluation} districtId={district.id} indicator={code} name={name} onChanged={onChanged} />) : null}
        {sheet?.answers.map(({ id, text: said, byName, at }) => <p key={id} className="small">{said}<span className="quiet block">{byName} · {times.instant(at)}</span></p>)}
        {evaluation.abilities.canState && sheet !== null ? (
          <>
            <Field label={t('evaluation.answer')} help={t('evaluation.answerHelp')}>{(links) => <TextArea {...links} rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
            <ProblemNote problem={problem} />
            <p><Button isBusy={isRunning} disabled={!text.trim()} onClick={() => void run({ input: { year: evaluation.year, districtId: district.id, text } }).then((ok) => { if (ok) { tell(t('evaluation.answered')); setText(''); onChanged(); } })}>{t('evaluation.sendAnswer')}</Button></p>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function Statement({ evaluation, districtId, indicator, name, onChanged }: { readonly evaluation: Evaluation; readonly districtId: string; readonly indicator: string; readonly name: string; readonly onChanged: () => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const known = evaluation.evidence.find((one) => one.districtId === districtId && one.indicator === indicator);
  const { run, problem, isRunning } = useCommand(stateMutation);
  const [value, setValue] = useState(String(known?.value ?? ''));
  const [proof, setProof] = useState(known?.proof ?? '');
  const isReady = /^\d{1,9}$/.test(value) && proof.trim() !== '';
  const word = evaluation.abilities.canArrange ? t('evaluation.confirm') : t('evaluation.stateIt');
  return (
    <fieldset className="card stack">
      <legend>{name}{known ? ` · ${known.isConfirmed ? t('evaluation.isConfirmed') : t('evaluation.isStated')}` : ''}</legend>
      <div className="fund-form">
        <Field label={t('evaluation.value')} isRequired>{(links) => <TextInput {...links} inputMode="numeric" value={value} onChange={(event) => setValue(event.target.value)} />}</Field>
        <Field label={t('evaluation.proof')} isRequired>{(links) => <TextInput {...links} maxLength={300} value={proof} onChange={(event) => setProof(event.target.value)} />}</Field>
      </div>
      <ProblemNote problem={problem} />
      <p><Button size="small" isBusy={isRunning} disabled={!isReady} onClick={() => void run({ input: { year: evaluation.year, districtId, indicator, value: Number(value), proof } }).then((ok) => { if (ok) { tell(t('evaluation.stated')); onChanged(); } })}>{word}</Button></p>
    </fieldset>
  );
}
