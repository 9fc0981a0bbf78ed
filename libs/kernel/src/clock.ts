/** The server's clock. Deadlines are judged by it alone, never by the sender's. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is set: tests, and the season run from workbooks. */
export class SettableClock implements Clock {
  constructor(private instant: Date) {}
  now(): Date {
    return new Date(this.instant);
  }
  set(instant: Date): void {
    this.instant = new Date(instant);
  }
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}

/** The system's clock moved by a fixed distance, for a season that plays at another time of the year. */
export const shiftedClock = (milliseconds: number): Clock => ({ now: () => new Date(Date.now() + milliseconds) });
