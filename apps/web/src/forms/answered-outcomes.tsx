import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Undo from 'lucide-react/icons/undo-2';
import { useTranslation } from 'react-i18next';
import { Chip } from '../design';
import { dayText } from '../i18n/times';
import { MediaView, type ShownMedia } from '../uploads';
import { grouped } from './figures';
import type { OutcomeAnswer } from './outcome-answer';
import type { StatedOutcome } from './stated-outcome';
import './outcomes.css';

interface AnsweredOutcomesProps {
  readonly outcomes: readonly OutcomeAnswer[];
  readonly stated?: readonly StatedOutcome[] | undefined;
  readonly files: ReadonlyMap<string, ShownMedia>;
}

const ICONS = { verified: CircleCheck, unverified: CircleDashed, rejected: Undo } as const;
const TONES = { verified: 'green', unverified: 'amber', rejected: 'grey' } as const;
type Verification = keyof typeof ICONS;

const isSame = (stated: StatedOutcome, { kind, name, value, base }: OutcomeAnswer): boolean =>
  stated.kind === kind && stated.value === value && (name === '' || stated.name === name) && (stated.base ?? '') === base;

/** Indicators and benefits, each with whether it was verified; nothing is ever summed over that line. */
export function AnsweredOutcomes({ outcomes, stated, files }: AnsweredOutcomesProps) {
  const { t, i18n } = useTranslation('shell');
  const left = [...(stated ?? [])];
  return (
    <ul className="outcome-list">
      {outcomes.map((outcome, at) => {
        const found = left.findIndex((one) => isSame(one, outcome));
        const known = found < 0 ? null : left.splice(found, 1)[0]!;
        const isIndicator = outcome.kind === 'indicator';
        const period = [outcome.periodFrom, outcome.periodTo].filter(Boolean).map((day) => dayText(i18n.language, day)).join(' – ');
        const proofs = outcome.proof.flatMap(({ id }) => files.get(id) ?? []);
        return (
          <li key={at}>
            <span className="outcome-name">{isIndicator ? outcome.name || t('outcome.indicator') : t(`outcome.${outcome.kind}`)}{outcome.base ? <span className="small quiet"> · {outcome.base}</span> : null}{period ? <span className="small quiet"> · {period}</span> : null}</span>
            <span className="outcome-value">{grouped(outcome.value)} {isIndicator ? outcome.unit : t('form.yuan')}</span>
            {known ? <VerifiedChip verification={known.verification} /> : null}
            {known?.note ? <span className="outcome-note">{t('outcome.noteIs', { note: known.note })}</span> : null}
            {outcome.proof.length > 0 && proofs.length === 0 ? <span className="outcome-note">{t('outcome.proofs', { count: outcome.proof.length })}</span> : null}
            {proofs.length > 0 ? <span className="outcome-note">{proofs.map((media) => <MediaView key={media.id} media={media} />)}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** 已核实 / 未核实 / 已退回, by icon and word. */
export function VerifiedChip({ verification }: { readonly verification: string }) {
  const { t } = useTranslation('shell');
  const known: Verification = verification in ICONS ? (verification as Verification) : 'unverified';
  const Icon = ICONS[known];
  return <Chip tone={TONES[known]} icon={<Icon size={13} aria-hidden />}>{t(`outcome.${known}`)}</Chip>;
}
