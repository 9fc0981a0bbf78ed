import { definePermissions, mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';

/** The city decides what is owed, its finance keeps the books and pays: never one person both. */
export const fundPermissions = definePermissions({
  'fund.read': ['city_finance', 'city_organiser', 'auditor'],
  'fund.plan': ['city_finance'],
  'payable.raise': ['city_organiser'],
  /** Owed by the title itself: finance lists the month, the city approves it. */
  'allowance.raise': ['city_finance'],
  'payable.approve': ['city_organiser'],
  'payable.pay': ['city_finance'],
  'booking.reverse': ['city_finance', 'city_organiser'],
});

/** Lock two: funds are the city's alone, and these roles are held at the city alone. */
export function requireFund(actor: Actor, permission: keyof typeof fundPermissions): void {
  if (!mayAnywhere(actor, permission)) throw new NotAllowed(permission);
}

export const noPayable = { zh: '应付款', en: 'payable' };
export const noBatch = { zh: '付款批次', en: 'payment batch' };
export const noBooking = { zh: '账目', en: 'booking' };
