import { definePermissions } from '@jiangong/kernel';

export const ledgerEventPermissions = definePermissions({
  /** Names of those who acted are told to auditors alone (domain.md §7). */
  'ledger.read': ['auditor'],
});
