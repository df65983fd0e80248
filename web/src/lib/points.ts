// Offsets of the data contract count code points; strings here count UTF-16 units. One place turns the first into the second.

export type Offsets = readonly [number, number];

/** A text that can be cut at code points. */
export class Points {
  readonly text: string;
  /** Number of code points. */
  readonly length: number;
  /** `units[i]` is the UTF-16 offset of code point `i`; empty where both counts are the same. */
  readonly #units: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    let pairs = 0;
    for (let at = 0; at < text.length; at += 1) if (isPair(text, at)) pairs += 1;
    this.length = text.length - pairs;
    if (pairs === 0) {
      this.#units = null;
      return;
    }
    const units = new Uint32Array(this.length + 1);
    let point = 0;
    for (let at = 0; at < text.length; at += isPair(text, at) ? 2 : 1) {
      units[point] = at;
      point += 1;
    }
    units[this.length] = text.length;
    this.#units = units;
  }

  /** UTF-16 offset of a code point; offsets outside the text are taken to its ends. */
  unit(point: number): number {
    const within = Math.min(Math.max(0, point), this.length);
    return this.#units === null ? within : (this.#units[within] ?? this.text.length);
  }

  /** The words at `[start, end)` in code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (high < 0xd800 || high > 0xdbff || at + 1 >= text.length) return false;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** Whether two half-open ranges share a code point. */
export function overlap(a: Offsets, b: Offsets): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** Whether `inner` lies in `outer`. */
export function holds(outer: Offsets, inner: Offsets): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
