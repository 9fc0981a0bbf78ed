import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import type { Viewer } from '../app/session';
import { Select, TabLink } from '../design';
import { useUnit, type Unit } from './use-unit';
import './unit.css';

interface UnitFrameProps {
  readonly title: string;
  readonly acts?: ReactNode;
  readonly children: (unit: Unit, viewer: Viewer) => ReactNode;
}

/** What surrounds every page of a unit's cadre: in whose name, and the three things there are to do. */
export function UnitFrame(props: UnitFrameProps) {
  return <Gate roles={['unit_cadre']}>{(viewer) => <Frame {...props} viewer={viewer} />}</Gate>;
}

function Frame({ title, acts, viewer, children }: UnitFrameProps & { readonly viewer: Viewer }) {
  const { t } = useTranslation('unit');
  usePageTitle(title);
  const { unit, units, choose } = useUnit(viewer);
  return (
    <div className="stack-wide">
      <header className="stack" style={{ gap: 'var(--space-1)' }}>
        {units.length > 1 ? <Select aria-label={t('frame.unit')} className="unit-choice" value={unit.id} choices={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => choose(event.target.value)} /> : <p className="quiet">{unit.name}</p>}
        <div className="row-apart"><h1>{title}</h1>{acts}</div>
        <UnitNav />
      </header>
      {children(unit, viewer)}
    </div>
  );
}

/** The same on the roster pages, which others than cadres use too. */
export function UnitNav() {
  const { t } = useTranslation('unit');
  return (
    <nav className="tabs no-print" aria-label={t('frame.nav')}>
      <TabLink to="/unit" activeOptions={{ exact: true, includeSearch: false }}>{t('frame.recommendations')}</TabLink>
      <TabLink to="/unit/sheet" activeOptions={{ includeSearch: false }}>{t('frame.sheet')}</TabLink>
      <TabLink to="/imports">{t('frame.roster')}</TabLink>
    </nav>
  );
}
