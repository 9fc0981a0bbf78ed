import CalendarOff from 'lucide-react/icons/calendar-off';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { Button, Chip, EmptyState, ProblemNote, Shown, Table, useToast, type Column } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import { may } from '../office-frame';
import { HolidayForm } from './holiday-form';
import type { SettingsProps } from './settings-props';
import { YearChoice } from './year-choice';

const holidaysQuery = graphql(`query OfficeHolidays($year: Int!) { holidays(year: $year) { day kind name } }`);
const removeHolidayMutation = graphql(`mutation RemoveHoliday($day: Day!) { removeHoliday(day: $day) }`);

type Holiday = ResultOf<typeof holidaysQuery>['holidays'][number];

/** The days that break the plain week. Public notices and corrections are counted in working days of this table. */
export function Holidays({ viewer, year }: SettingsProps) {
  const { t, i18n: { language } } = useTranslation('office');
  const times = useTimes();
  const tell = useToast();
  const page = usePage(holidaysQuery, { year });
  const remove = useCommand(removeHolidayMutation);
  const canEdit = may(viewer, 'holiday.edit');
  const weekday = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: 'Asia/Shanghai', weekday: 'short' });
  const onRemove = async ({ day, name }: Holiday) => {
    if ((await remove.run({ day })) === null) return;
    tell(t('holiday.removed', { day: times.day(day), name }));
    page.again();
  };
  const columns: Column<Holiday>[] = [
    { key: 'day', head: t('holiday.day'), onPhone: 'lead', cell: ({ day }) => <>{times.day(day)} <span className="quiet">{weekday.format(new Date(`${day}T00:00:00+08:00`))}</span></> },
    { key: 'name', head: t('holiday.name'), cell: ({ name }) => name },
    { key: 'kind', head: t('holiday.kind'), cell: ({ kind }) => <Chip tone={kind === 'workday' ? 'amber' : 'green'}>{t(kind === 'workday' ? 'holiday.workday' : 'holiday.holiday')}</Chip> },
    ...(canEdit ? [{ key: 'act', head: t('holiday.act'), isTight: true, align: 'end' as const, cell: (holiday: Holiday) => <Button kind="quiet" size="small" aria-label={t('holiday.remove', { day: times.day(holiday.day) })} icon={<Trash size={16} aria-hidden />} onClick={() => void onRemove(holiday)} /> }] : []),
  ];
  return (
    <>
      <div className="row-apart"><p className="quiet reading">{t('holiday.line')}</p><YearChoice year={year} tab="holidays" /></div>
      {canEdit ? <HolidayForm key={year} year={year} onSet={page.again} /> : null}
      <ProblemNote problem={remove.problem} />
      <Shown page={page}>
        {({ holidays }) => <div data-density="compact"><Table caption={t('settings.holidays')} columns={columns} rows={holidays} rowKey={({ day }) => day} empty={<EmptyState icon={<CalendarOff size={40} strokeWidth={1.25} aria-hidden />} title={t('holiday.none', { year })}>{t('holiday.noneText')}</EmptyState>} /></div>}
      </Shown>
    </>
  );
}
