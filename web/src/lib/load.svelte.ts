// An answer of the server, asked for again whenever the question changes; a late answer to an old question is dropped.

import { ask } from "./api";

export interface Loaded<T> {
  readonly value: T | null;
  readonly error: unknown;
  readonly loading: boolean;
  again(): void;
}

/** Ask `question()`; `null` asks nothing. Call it while a component is set up. */
export function load<T>(question: () => string | null): Loaded<T> {
  let value = $state.raw<T | null>(null);
  let error = $state.raw<unknown>(null);
  let loading = $state(false);
  let turn = $state(0);

  $effect(() => {
    const path = question();
    void turn;
    if (path === null) {
      value = null;
      return undefined;
    }
    const stop = new AbortController();
    loading = true;
    error = null;
    ask<T>(path, stop.signal).then(
      (answer) => {
        if (stop.signal.aborted) return;
        value = answer;
        loading = false;
      },
      (reason: unknown) => {
        if (stop.signal.aborted) return;
        value = null;
        error = reason;
        loading = false;
      },
    );
    return () => stop.abort();
  });

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    again() {
      turn += 1;
    },
  };
}
