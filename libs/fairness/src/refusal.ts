/** What is wrong, where, and what to do: Chinese first, English beside it. */
export interface RefusalText {
  readonly zh: string;
  readonly en: string;
}

/**
 * The one error this library throws on purpose.
 * `code` is stable and machine-readable, `facts` name the place (path, id, value) and hold only JSON.
 */
export class FairnessRefusal extends Error {
  constructor(
    readonly code: string,
    readonly text: RefusalText,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${text.zh} (${text.en})`);
    this.name = 'FairnessRefusal';
  }
}

/** A malformed input at `path`, for example `scores[3].value`. */
export function badInput(path: string, zh: string, en: string, facts: Record<string, unknown> = {}): FairnessRefusal {
  return new FairnessRefusal('bad_input', { zh: `${path}：${zh}`, en: `${path}: ${en}` }, { path, ...facts });
}
