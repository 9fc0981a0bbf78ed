import { keep, readKept } from '../app/kept';

const STORED = 'jiangong.feedback';
const MOST = 20;

export interface OwnTicket {
  readonly number: string;
  readonly key: string;
}

const isTicket = (value: unknown): value is OwnTicket =>
  typeof value === 'object' && value !== null && typeof (value as OwnTicket).number === 'string' && typeof (value as OwnTicket).key === 'string';

/** Tickets sent from this device, newest first. The server does not know whose they are. */
export function ownTickets(): readonly OwnTicket[] {
  try {
    const kept: unknown = JSON.parse(readKept(STORED) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTicket) : [];
  } catch {
    return [];
  }
}

export const keepTicket = (ticket: OwnTicket): void =>
  void keep(STORED, JSON.stringify([ticket, ...ownTickets().filter(({ number }) => number !== ticket.number)].slice(0, MOST)));
