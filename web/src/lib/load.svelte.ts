// Answers of the server: one, or several of a kind.

import { ask } from "./api";
import { asking, type Asked } from "./asking.svelte";

export type Loaded<T> = Asked<T | null>;

/** Ask `question()`; `null` asks nothing. Call it while a component is set up. */
export function load<T>(question: () => string | null): Loaded<T> {
  return asking<T | null>(null, () => {
    const path = question();
    return path === null ? null : async (signal, put) => put(await ask<T>(path, signal));
  });
}

/** Ask all of these, and give the answers in their order when the last is there. */
export function loadAll<T>(questions: () => readonly string[]): Asked<readonly T[]> {
  return asking<readonly T[]>([], () => {
    const paths = questions();
    return paths.length === 0 ? null : async (signal, put) => put(await Promise.all(paths.map((path) => ask<T>(path, signal))));
  });
}
