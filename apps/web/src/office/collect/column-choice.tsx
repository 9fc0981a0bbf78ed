import Columns from 'lucide-react/icons/columns-3';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keep, readKept } from '../../app/kept';
import { Button, type Column } from '../../design';

/** Which columns of a list are shown, remembered on the device. The first one names the row and always stays. */
export function useColumnChoice<Row>(list: string, columns: readonly Column<Row>[], always: string): readonly [readonly Column<Row>[], ReactNode] {
  const { t } = useTranslation('office');
  const id = useId();
  const stored = `jiangong.columns.${list}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => (readKept(stored) ?? '').split(',').filter(Boolean));
  const toggle = (key: string) => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key];
    setHidden(next);
    keep(stored, next.length === 0 ? null : next.join(','));
  };
  const choice = (
    <>
      <Button size="small" kind="quiet" className="not-phone" popoverTarget={id} icon={<Columns size={16} aria-hidden />}>{t('columns.choose')}</Button>
      <div className="column-choice" id={id} popover="auto">
        {columns.filter(({ key }) => key !== always).map(({ key, head }) => <label key={key} className="check"><input type="checkbox" checked={!hidden.includes(key)} onChange={() => toggle(key)} /><span>{head}</span></label>)}
      </div>
    </>
  );
  return [columns.filter(({ key }) => key === always || !hidden.includes(key)), choice];
}
