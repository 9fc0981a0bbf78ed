import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDot from 'lucide-react/icons/circle-dot';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CircleMinus from 'lucide-react/icons/circle-minus';
import CircleX from 'lucide-react/icons/circle-x';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../i18n/times';
import type { Verification } from './use-verification';
import type { Check, Words } from './verifier';

const ICONS = { holds: CircleCheck, fails: CircleX, unknown: CircleHelp, absent: CircleMinus, sealed: CircleDot } as const;

export function CheckList({ verification: { state, fileName, checks, anchor } }: { readonly verification: Verification }) {
  const { t, i18n } = useTranslation('audit');
  const say = (words: Words): string => (i18n.language === 'en' ? words.en : words.zh);
  const first = checks.find((check) => check.state === 'fails' || check.state === 'unknown');
  const onlySealed = checks.filter((check) => check.state === 'sealed').map(({ title }) => say(title));
  const at = first?.event ? t('atEvent', { seq: first.event.seq }) : '';
  return (
    <div className="stack">
      <p className="audit-verdict" data-state={state === 'sound' && onlySealed.length > 0 ? 'in-part' : state} role="status">
        {state === 'waiting' ? t('state.waiting') : state === 'unsound' && first ? t('state.unsound', { file: fileName ?? '', check: say(first.title), at }) : t(state === 'sound' && onlySealed.length > 0 ? 'state.soundInPart' : `state.${state}`, { file: fileName ?? '' })}
      </p>
      {state === 'sound' && onlySealed.length > 0 ? <p className="audit-mind"><TriangleAlert size={20} aria-hidden /><span>{t('onlySealed', { checks: onlySealed.join(t('between')) })}</span></p> : null}
      {state === 'sound' && anchor ? <p className={anchor === 'none' ? 'audit-mind' : 'row'} data-anchor={anchor}>{anchor === 'none' ? <TriangleAlert size={20} aria-hidden /> : null}<span>{t(`anchor.${anchor}`)}</span></p> : null}
      {checks.length > 0 ? <ol className="audit-checks">{checks.map((check) => <CheckItem key={check.code} check={check} say={say} />)}</ol> : null}
    </div>
  );
}

function CheckItem({ check: { state, title, text, event }, say }: { readonly check: Check; readonly say: (words: Words) => string }) {
  const { t } = useTranslation('audit');
  const times = useTimes();
  const Icon = ICONS[state];
  return (
    <li className="audit-check" data-state={state}>
      <Icon size={22} aria-hidden />
      <div>
        <h2>{say(title)}<span className="audit-word">{t(`check.${state}`)}</span></h2>
        <p>{say(text)}</p>
        {event && state !== 'holds' ? <p className="audit-event">{[t('atEvent', { seq: event.seq }), event.type, event.at ? t('atTime', { at: times.second(event.at) }) : null].filter(Boolean).join(' · ')}</p> : null}
      </div>
    </li>
  );
}
