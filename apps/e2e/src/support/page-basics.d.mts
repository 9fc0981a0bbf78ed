/** What a page lacks whatever it is about, in words; to be evaluated in the browser. */
export function basicFaults(): string[];
