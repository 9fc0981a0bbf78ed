import EyeOff from 'lucide-react/icons/eye-off';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { EmptyState, Shown, Table } from '../../design';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import type { OfficeRound } from '../round/round-query';
import { blindnessQuery, type Blindness } from './blind-query';
import { DecodingSlots } from './decoding-slots';

interface BlindPaneProps {
  readonly round: OfficeRound;
  readonly viewer: Viewer;
}

/** How the round keeps names from its judges, and how the names come back. */
export function BlindPane({ round, viewer }: BlindPaneProps) {
  const { t } = useTranslation('judging');
  const page = usePage(blindnessQuery, { roundId: round.id });
  return (
    <Shown page={page}>
      {({ round: { blindness } }) => blindness?.isBlind ? <Blind round={round} viewer={viewer} blindness={blindness} again={page.again} /> : <EmptyState title={t('blind.not')}>{t('blind.notText')}</EmptyState>}
    </Shown>
  );
}

function Blind({ round, viewer, blindness, again }: BlindPaneProps & { readonly blindness: Blindness; readonly again: () => void }) {
  const { t } = useTranslation('judging');
  const times = useTimes();
  const { commitment, drawnAt, coded, secret, codes, decoding } = blindness;
  const isOpened = Boolean(decoding?.confirmedAt);
  return (
    <>
      <section className="card stack" aria-labelledby="blind">
        <div className="blind-head"><EyeOff size={28} strokeWidth={1.75} aria-hidden /><div><h2 id="blind">{isOpened ? t('blind.opened') : t('blind.sealed')}</h2><p className="quiet">{isOpened ? t('blind.openedText') : t('blind.sealedText')}</p></div></div>
        <dl className="facts">
          <div><dt>{t('blind.coded')}</dt><dd>{coded}</dd></div>
          <div><dt>{t('blind.drawn')}</dt><dd>{drawnAt ? times.instant(drawnAt) : t('blind.notDrawn')}</dd></div>
        </dl>
        <DecodingSlots round={round} viewer={viewer} blindness={blindness} again={again} />
        {commitment ? <details className="small"><summary>{t('blind.proof')}</summary><p>{t('blind.proofText')}</p><p className="mono">{t('blind.commitment', { hash: commitment })}</p>{secret ? <p className="mono">{t('blind.secret', { secret })}</p> : null}</details> : null}
      </section>
      {codes.length > 0 ? (
        <section className="stack" aria-labelledby="codes">
          <h2 id="codes">{t('blind.codes')}</h2>
          <div data-density="compact">
            <Table caption={t('blind.codes')} rows={codes} rowKey={({ entryId }) => entryId} columns={[
              { key: 'number', head: t('blind.number'), isTight: true, onPhone: 'lead', cell: ({ code }) => <strong className="figures">{code}</strong> },
              { key: 'entry', head: t('blind.entry'), cell: ({ title }) => title },
              { key: 'code', head: t('blind.code'), isTight: true, cell: ({ entryCode }) => entryCode },
            ]} />
          </div>
        </section>
      ) : null}
    </>
  );
}

/** Where the next step needs the names and they are still sealed: said above everything else. */
export function DecodingDue({ round, viewer }: BlindPaneProps) {
  const { t } = useTranslation('judging');
  const page = usePage(blindnessQuery, { roundId: round.id });
  const blindness = page.content?.round.blindness;
  if (!blindness?.isBlind || blindness.decoding?.confirmedAt) return null;
  return (
    <section className="card stack" aria-labelledby="decoding-due">
      <div className="blind-head"><EyeOff size={28} strokeWidth={1.75} aria-hidden /><div><h2 id="decoding-due">{t('blind.due')}</h2><p className="quiet">{t('blind.dueText')}</p></div></div>
      <DecodingSlots round={round} viewer={viewer} blindness={blindness} again={page.again} />
    </section>
  );
}
