// The claims of a query, page after page, up to a number that a browser draws with ease.

import { ask, type Answered, type ClaimRow } from "./api";
import { address } from "./router.svelte";

const PAGE = 500;
/** The most claims that one view draws; the rest is said, never dropped in silence. */
export const MOST = 2000;

export interface Many {
  readonly rows: readonly ClaimRow[];
  readonly total: number;
  readonly notes: readonly string[];
  readonly error: unknown;
  readonly loading: boolean;
  again(): void;
}

/** Ask for the claims of `query()`; `null` asks nothing. Call it while a component is set up. */
export function many(query: () => string | null): Many {
  let rows = $state.raw<ClaimRow[]>([]);
  let total = $state(0);
  let notes = $state.raw<string[]>([]);
  let error = $state.raw<unknown>(null);
  let loading = $state(false);
  let turn = $state(0);

  $effect(() => {
    const q = query();
    void turn;
    if (q === null) {
      rows = [];
      total = 0;
      return undefined;
    }
    const stop = new AbortController();
    loading = true;
    error = null;
    const fetch = async () => {
      const found: ClaimRow[] = [];
      for (let offset = 0; offset < MOST; offset += PAGE) {
        const page = await ask<Answered>(address("query", { q, offset: offset || null, limit: PAGE }), stop.signal);
        found.push(...page.rows);
        if (stop.signal.aborted) return;
        rows = [...found];
        total = page.total;
        notes = page.notes;
        if (found.length >= page.total) break;
      }
      loading = false;
    };
    fetch().catch((reason: unknown) => {
      if (stop.signal.aborted) return;
      rows = [];
      error = reason;
      loading = false;
    });
    return () => stop.abort();
  });

  return {
    get rows() {
      return rows;
    },
    get total() {
      return total;
    },
    get notes() {
      return notes;
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
