import { hasRole, type Viewer } from './session';

/** The workplaces beside the public site, each for those who hold one of its roles. */
export const AREAS = [
  { key: 'audit', to: '/audit', roles: ['auditor'] },
  { key: 'admin', to: '/admin', roles: ['administrator'] },
  { key: 'unit', to: '/unit', roles: ['unit_cadre'] },
  { key: 'outcomes', to: '/unit/outcomes', roles: ['finance_officer'] },
  { key: 'office', to: '/office', roles: ['district_organiser', 'city_organiser', 'auditor'] },
  { key: 'objections', to: '/office/objections', also: ['/office/objections/confirm'], roles: ['discipline'] },
  { key: 'notices', to: '/office/objections/confirm', also: ['/office/notices'], roles: ['city_organiser'] },
  { key: 'voices', to: '/office/feedback', also: ['/office/comments', '/office/likes'], roles: ['city_organiser'] },
  { key: 'certificates', to: '/office/certificates', roles: ['unit_cadre', 'district_organiser', 'city_organiser'] },
  { key: 'newsDesk', to: '/office/news', roles: ['unit_cadre', 'district_organiser', 'city_organiser'] },
  { key: 'ties', to: '/admin/ties', roles: ['district_organiser', 'city_organiser', 'auditor'] },
  { key: 'titles', to: '/office/titles', roles: ['city_organiser', 'auditor'] },
  { key: 'titleMarks', to: '/judge/titles', roles: ['judge'] },
  { key: 'funds', to: '/office/funds', roles: ['city_finance', 'city_organiser', 'auditor'] },
  { key: 'studios', to: '/office/studios', roles: ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor'] },
  { key: 'evaluations', to: '/office/evaluations', roles: ['district_organiser', 'city_organiser', 'auditor'] },
  { key: 'judge', to: '/judge', roles: ['judge'] },
  { key: 'imports', to: '/imports', roles: ['administrator'] },
] as const;

export const areasOf = (viewer: Viewer | null | undefined) => AREAS.filter(({ roles }) => hasRole(viewer, ...roles));
