import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CircleMinus from 'lucide-react/icons/circle-minus';
import CircleX from 'lucide-react/icons/circle-x';
import { useTranslation } from 'react-i18next';
import type { Verification } from './use-verification';
import type { Check, Words } from './verifier';

const ICONS = { holds: CircleCheck, fails: CircleX, unknown: CircleHelp, absent: CircleMinus } as const;

export function CheckList({ verification: { state, fileName, checks } }: { readonly verification: Verification }) {
  const { t, i18n } = useTranslation('audit');
  const say = (words: Words): string => (i18n.language === 'en' ? words.en : words.zh);
  const first = checks.find((check) => check.state === 'fails' || check.state === 'unknown');
  const at = first?.event ? t('atEvent', { seq: first.event.seq }) : '';
  return (
    <div className="stack">
      <p className="audit-verdict" data-state={state} role="status">
        {state === 'waiting' ? t('state.waiting') : state === 'unsound' && first ? t('state.unsound', { check: say(first.title), at }) : t(`state.${state}`, { file: fileName ?? '' })}
      </p>
      {checks.length > 0 ? <ol className="audit-checks">{checks.map((check) => <CheckItem key={check.code} check={check} say={say} />)}</ol> : null}
    </div>
  );
}

function CheckItem({ check: { state, title, text, event }, say }: { readonly check: Check; readonly say: (words: Words) => string }) {
  const { t } = useTranslation('audit');
  const Icon = ICONS[state];
  return (
    <li className="audit-check" data-state={state}>
      <Icon size={22} aria-hidden />
      <div>
        <h2>{say(title)}<span className="audit-word">{t(`check.${state}`)}</span></h2>
        <p>{say(text)}</p>
        {event && state !== 'holds' ? <p className="audit-event">{[t('atEvent', { seq: event.seq }), event.type, event.at].filter(Boolean).join(' · ')}</p> : null}
      </div>
    </li>
  );
}
