interface Appointment {
  readonly at: Date;
  readonly order: number;
  readonly act: () => Promise<void>;
}

/** What is to be done when: the earliest first, in order of entry at one instant. New appointments may come while others run. */
export class Agenda {
  private appointments: Appointment[] = [];
  private count = 0;

  add(at: Date, act: () => Promise<void>): void {
    this.appointments.push({ at, order: this.count++, act });
  }

  next(): Appointment | null {
    if (this.appointments.length === 0) return null;
    const first = this.appointments.reduce((a, b) => (b.at < a.at || (b.at.getTime() === a.at.getTime() && b.order < a.order) ? b : a));
    this.appointments = this.appointments.filter((one) => one !== first);
    return first;
  }

  get left(): number {
    return this.appointments.length;
  }
}
