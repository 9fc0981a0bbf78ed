import { useTranslation } from 'react-i18next';
import { Button, Chip, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { listed, noted } from '../../i18n/listed';
import { cancelOverrideMutation, confirmOverrideMutation, type Selection, type SelectionOverride } from './selection-query';
import { UnmetRules } from './unmet-rules';

interface OverrideLogProps {
  readonly selection: Selection;
  readonly again: () => void;
}

const TONES = { requested: 'amber', confirmed: 'green', cancelled: 'grey' } as const;
const toneOf = (state: string): 'amber' | 'green' | 'grey' => (state in TONES ? TONES[state as keyof typeof TONES] : 'grey');

/** Every change the panel asked for, with its reason and its two hands; it stays with the list for good. */
export function OverrideLog({ selection, again }: OverrideLogProps) {
  const { t } = useTranslation('selection');
  return (
    <section className="card stack" aria-labelledby="overrides">
      <h2 id="overrides">{t('override.log')}</h2>
      <ul className="selection-overrides">{selection.overrides.map((one) => <li key={one.id}><Override one={one} selection={selection} again={again} /></li>)}</ul>
    </section>
  );
}

function Override({ one, selection, again }: OverrideLogProps & { readonly one: SelectionOverride }) {
  const { t } = useTranslation('selection');
  const times = useTimes();
  const tell = useToast();
  const [confirm, lay] = [useCommand(confirmOverrideMutation), useCommand(cancelOverrideMutation)];
  const nameOf = new Map(selection.lines.map(({ entryId, title, entryCode }) => [entryId, noted(title, entryCode)]));
  const names = (ids: readonly string[]): string => listed(ids.map((id) => nameOf.get(id) ?? id.slice(0, 8)));
  const over = (isDone: boolean, said: 'override.confirmed' | 'override.laidAside') => {
    if (!isDone) return;
    tell(t(said));
    again();
  };
  const confirmIt = async () => over((await confirm.run({ id: one.id })) !== null, 'override.confirmed');
  const layAside = async () => over((await lay.run({ id: one.id })) !== null, 'override.laidAside');
  return (
    <div className="stack-tight">
      <div className="row-apart"><span className="row"><Chip tone={toneOf(one.state)}>{t(`override.state.${one.state}`, { defaultValue: one.state })}</Chip><span className="small quiet">{t('override.by', { name: one.requestedBy, at: times.instant(one.requestedAt) })}</span></span>
        {one.settledBy && one.settledAt ? <span className="small quiet">{t(one.state === 'confirmed' ? 'override.confirmedBy' : 'override.laidAsideBy', { name: one.settledBy, at: times.instant(one.settledAt) })}</span> : null}</div>
      {one.removed.length > 0 ? <p><span className="quiet">{t('override.removed')}</span>{names(one.removed)}</p> : null}
      {one.added.length > 0 ? <p><span className="quiet">{t('override.added')}</span>{names(one.added)}</p> : null}
      <p><span className="quiet">{t('override.reason')}</span>{one.reason}</p>
      {one.state === 'cancelled' ? null : <UnmetRules unmet={one.unmet} isInForce={one.state === 'confirmed'} />}
      {one.state === 'requested' ? (
        <div className="row">
          {one.canConfirm ? <Button kind="primary" size="small" isBusy={confirm.isRunning} onClick={() => void confirmIt()}>{t('override.confirm')}</Button> : <span className="small quiet">{t('override.needsOther', { name: one.requestedBy })}</span>}
          <Button size="small" isBusy={lay.isRunning} onClick={() => void layAside()}>{t('override.layAside')}</Button>
        </div>
      ) : null}
      <ProblemNote problem={confirm.problem ?? lay.problem} />
    </div>
  );
}
