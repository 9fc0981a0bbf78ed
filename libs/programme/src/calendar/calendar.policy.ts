import { definePermissions, mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';

/** The working calendar is one for the whole city. */
export const calendarPermissions = definePermissions({ 'holiday.edit': ['city_organiser', 'administrator'] });

export function refuseUnlessMayEditHolidays(actor: Actor): void {
  if (!mayAnywhere(actor, 'holiday.edit')) throw new NotAllowed('holiday.edit');
}
