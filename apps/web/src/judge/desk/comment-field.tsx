import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextArea } from '../../design';
import type { Sheet } from '../judging-query';
import { COMMENT } from '../marks/kept-mark';
import type { MarkStore } from '../marks/mark-store';
import { useLeaving } from './use-leaving';

const REST = 1_200;
const LONGEST = 2_000;

/** The judge's words to the entry; they travel like the marks and lock with the sheet. */
export function CommentField({ sheet, store }: { readonly sheet: Sheet; readonly store: MarkStore }) {
  const { t } = useTranslation('judge');
  const [text, setText] = useState(store.commentOf(sheet.id) ?? sheet.comment);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const unsent = useRef<string | null>(null);
  const flush = () => {
    if (timer.current) clearTimeout(timer.current);
    if (unsent.current !== null) store.note(sheet.id, unsent.current);
    unsent.current = null;
  };
  useLeaving(flush);
  if (!sheet.abilities.canMark) return sheet.comment ? <section><h3>{t('comment.label')}</h3><p className="comment">{sheet.comment}</p></section> : null;
  const change = (to: string) => {
    setText(to);
    unsent.current = to;
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(flush, REST);
  };
  return (
    <Field label={t('comment.label')} help={t('comment.help')} error={store.refusalOf(sheet.id, COMMENT)?.message} count={text.length > LONGEST * 0.7 ? { used: text.length, limit: LONGEST } : undefined}>
      {(links) => <TextArea {...links} maxLength={LONGEST} style={{ minHeight: '4.5rem' }} value={text} onChange={(event) => change(event.target.value)} onBlur={flush} />}
    </Field>
  );
}
