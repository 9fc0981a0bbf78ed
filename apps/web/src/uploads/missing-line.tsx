import CircleAlert from 'lucide-react/icons/circle-alert';
import FileX from 'lucide-react/icons/file-x';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { Button } from '../design';

/** A file a draft names that is no longer there. */
export function MissingLine({ onRemove }: { readonly onRemove: () => void }) {
  const { t } = useTranslation('media');
  return (
    <li className="file-card" data-state="refused">
      <div className="file-sign"><FileX size={24} strokeWidth={1.5} aria-hidden /></div>
      <div className="file-body"><p className="file-name">{t('media.missing')}</p><p className="file-state" role="alert"><CircleAlert size={16} aria-hidden />{t('media.missingText')}</p></div>
      <div className="file-acts file-acts-one"><Button size="small" kind="quiet" icon={<Trash size={16} aria-hidden />} onClick={onRemove}>{t('act.remove')}</Button></div>
    </li>
  );
}
