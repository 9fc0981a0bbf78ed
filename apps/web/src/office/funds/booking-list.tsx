import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { Button, ButtonAnchor, EmptyState, ListFoot, LoadingBlock, ProblemNote, Table, useToast } from '../../design';
import { useTimes } from '../../i18n/times';
import { bookingsQuery, reverseMutation } from './funds-query';
import { yuanText } from './money';
import { ReasonDialog } from './reason-dialog';

/** The books, newest first; a mistake is reversed, never changed. */
export function BookingList({ year }: { readonly year: number }) {
  const { t } = useTranslation('funds');
  const times = useTimes();
  const tell = useToast();
  const list = useList(bookingsQuery, { year }, (content) => content.fundBookings);
  const { run, problem, isRunning } = useCommand(reverseMutation);
  const [reversing, setReversing] = useState<{ readonly id: string; readonly number: string } | null>(null);
  return (
    <section className="stack" aria-label={t('tab.books')}>
      <div className="row-apart"><p className="quiet">{t('book.line')}</p><ButtonAnchor href={`/files/funds/${year}/books.xlsx`} download>{t('export')}</ButtonAnchor></div>
      <ProblemNote problem={list.problem} onAgain={list.again} />
      {list.isLoading && !list.content ? <LoadingBlock /> : null}
      {list.content && list.rows.length === 0 ? <div className="card"><EmptyState title={t('book.none')}>{t('book.noneText')}</EmptyState></div> : null}
      {list.rows.length > 0 ? (
        <Table caption={t('tab.books')} rows={list.rows} rowKey={({ id }) => id} columns={[
          { key: 'number', head: t('book.number'), isTight: true, onPhone: 'lead', cell: (one) => <><strong className="figures">{one.number}</strong><span className="small quiet block">{times.day(one.onDay)} · {t(`book.kind.${one.kind as 'payment'}`)}</span></> },
          { key: 'text', head: t('book.text'), onPhone: 'whole', cell: (one) => <>{one.text}<span className="small quiet block">{one.bookedByName}{one.reversedBy ? ` · ${t('book.reversedBy', { number: one.reversedBy })}` : ''}</span></> },
          { key: 'lines', head: t('book.lines'), onPhone: 'whole', cell: (one) => <ul className="book-lines">{one.lines.map((line, at) => <li key={at}><span>{line.fen.startsWith('-') ? t('book.credit') : t('book.debit')} {line.account}</span> <span className="figures">{yuanText(line.fen.replace('-', ''))}</span></li>)}</ul> },
          { key: 'acts', head: t('acts'), cell: (one) => (one.canReverse ? <Button size="small" kind="quiet" aria-label={t('book.reverseOf', { number: one.number })} onClick={() => setReversing(one)}>{t('book.reverse')}</Button> : null) },
        ]} />
      ) : null}
      <ListFoot list={list} />
      {reversing ? <ReasonDialog title={t('book.reverseOf', { number: reversing.number })} text={t('book.reverseText')} word={t('book.reverse')} problem={problem} isBusy={isRunning} onClose={() => setReversing(null)}
        onSend={(reason) => void run({ input: { bookingId: reversing.id, reason } }).then((done) => { if (done) { setReversing(null); tell(t('book.reversed', { number: done.number })); list.again(); } })} /> : null}
    </section>
  );
}
