// What stands behind every answer on a page: asked again whenever the question changes; late answers to old questions are dropped.

export interface Asked<T> {
  readonly value: T;
  readonly error: unknown;
  readonly loading: boolean;
  again(): void;
}

/** Finds an answer and puts it, once or part after part. */
export type Finding<T> = (signal: AbortSignal, put: (value: T) => void) => Promise<void>;

/** Find what `question()` asks for; `null` asks nothing, and then the value is `none`, as after an error. Call it while a component is set up. */
export function asking<T>(none: T, question: () => Finding<T> | null): Asked<T> {
  let value = $state.raw<T>(none);
  let error = $state.raw<unknown>(null);
  let loading = $state(false);
  let turn = $state(0);

  $effect(() => {
    const find = question();
    void turn;
    error = null;
    loading = find !== null;
    if (find === null) {
      value = none;
      return undefined;
    }
    const stop = new AbortController();
    const put = (found: T) => {
      if (!stop.signal.aborted) value = found;
    };
    find(stop.signal, put).then(
      () => {
        if (!stop.signal.aborted) loading = false;
      },
      (reason: unknown) => {
        if (stop.signal.aborted) return;
        value = none;
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
