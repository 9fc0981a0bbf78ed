import Briefcase from 'lucide-react/icons/briefcase-business';
import { useTranslation } from 'react-i18next';
import { areasOf } from '../app/areas';
import type { Viewer } from '../app/session';
import { ButtonLink, EmptyState } from '../design';

/** An officer's account belongs to no member: it takes part in nothing and has its own workplace. */
export function NoMember({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('member');
  const { t: shell } = useTranslation('shell');
  const [area] = areasOf(viewer);
  return (
    <div className="card">
      <EmptyState icon={<Briefcase size={40} strokeWidth={1.25} aria-hidden />} title={t('noMember.title')} act={area ? <ButtonLink kind="primary" to={area.to}>{shell(`nav.${area.key}`)}</ButtonLink> : undefined}>
        {t('noMember.text')}
      </EmptyState>
    </div>
  );
}
