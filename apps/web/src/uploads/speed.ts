const WINDOW_MS = 5_000;

/** Bytes a second over the last seconds: neither the jump of a single piece nor what was long ago. */
export class Speed {
  private marks: { readonly at: number; readonly sent: number }[] = [];

  note(sent: number, at: number): number | null {
    if (this.marks.length > 0 && sent < this.marks.at(-1)!.sent) this.marks = [];
    this.marks = [...this.marks.filter((mark) => at - mark.at <= WINDOW_MS), { at, sent }];
    const first = this.marks[0]!;
    const elapsed = at - first.at;
    return elapsed < 500 ? null : ((sent - first.sent) * 1000) / elapsed;
  }

  forget(): void {
    this.marks = [];
  }
}
