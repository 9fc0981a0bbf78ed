import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Field, ProblemNote, TextInput, useToast } from '../design';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import { MemberChoice, type UnitMember } from '../unit/member-choice';
import { TIE_KINDS, type TieKind } from './tie-kinds';
import { recordTieMutation } from './ties-query';
import '../unit/unit.css';

/** Two persons, what ties them, and since when. */
export function TieForm({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation('admin');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [one, setOne] = useState<UnitMember | null>(null);
  const [other, setOther] = useState<UnitMember | null>(null);
  const [kind, setKind] = useState<string>('mentor');
  const [days, setDays] = useState({ onDay: '', fromDay: '', toDay: '' });
  const [label, setLabel] = useState('');
  const [source, setSource] = useState('');
  const { run, problem, isRunning } = useCommand(recordTieMutation);
  const isAward = kind === 'joint_award';
  const record = async () => {
    if (!one || !other) return;
    const { onDay, fromDay, toDay } = days;
    if (!(await run({ input: { memberIds: [one.id, other.id], kind, label: label.trim() || null, source: source.trim() || null, onDay: (isAward && onDay) || null, fromDay: fromDay || null, toDay: toDay || null } }))) return;
    tell(t('tie.done', { a: one.name, b: other.name }));
    onDone();
  };
  const day = (key: keyof typeof days, text: string, help: string, isRequired = false) => (
    <Field isRequired={isRequired} label={text} help={help} error={faultOf(problem, key)}>{(links) => <TextInput {...links} type="date" value={days[key]} onChange={(event) => setDays({ ...days, [key]: event.target.value })} />}</Field>
  );
  return (
    <form className="card stack" aria-labelledby="record-tie" onSubmit={(event) => { event.preventDefault(); void record(); }}>
      <h2 id="record-tie">{t('tie.title')}</h2>
      <div className="admin-two">
        <div className="stack" role="group" aria-label={t('tie.one')}><p className="field-label" aria-hidden>{t('tie.one')}</p><MemberChoice unitId={null} chosen={one} onChoose={setOne} /></div>
        <div className="stack" role="group" aria-label={t('tie.other')}><p className="field-label" aria-hidden>{t('tie.other')}</p><MemberChoice unitId={null} chosen={other} onChoose={setOther} /></div>
      </div>
      <ChoicePills legend={t('ties.kind')} value={kind} choices={TIE_KINDS.map((value: TieKind) => ({ value, label: t(`tieKind.${value}`) }))} onChange={setKind} />
      <div className="admin-fields">
        <Field label={t('tie.label')} help={t(`tie.labelHelp.${kind as TieKind}`)} error={faultOf(problem, 'label')}>{(links) => <TextInput {...links} maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />}</Field>
        <Field label={t('ties.source')} help={t('tie.sourceHelp')} error={faultOf(problem, 'source')}>{(links) => <TextInput {...links} maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />}</Field>
        {isAward ? day('onDay', t('tie.onDay'), t('tie.onDayHelp'), true) : null}
        {day('fromDay', t('tie.fromDay'), t(isAward ? 'tie.fromAward' : 'tie.fromHelp'))}
        {day('toDay', t('tie.toDay'), t('tie.toHelp'))}
      </div>
      <ProblemNote problem={problem} />
      <div className="row"><Button kind="primary" type="submit" isBusy={isRunning} disabled={!one || !other || (isAward && days.onDay === '')}>{t('ties.record')}</Button><Button onClick={onCancel}>{shell('act.cancel')}</Button></div>
    </form>
  );
}
