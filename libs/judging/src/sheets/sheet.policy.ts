import { definePermissions } from '@jiangong/kernel';

/** Only judges, and each only the sheets that are their own: whoever asks for another's is told there is none. */
export const sheetPermissions = definePermissions({
  'sheet.read': ['judge'],
  'sheet.mark': ['judge'],
});
