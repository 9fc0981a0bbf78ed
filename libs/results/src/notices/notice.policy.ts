import { definePermissions } from '@jiangong/kernel';

/** The notice itself is for everybody; what stands under all of them is the city's to write. */
export const noticePermissions = definePermissions({
  'notice_contact.edit': ['city_organiser', 'administrator'],
});
