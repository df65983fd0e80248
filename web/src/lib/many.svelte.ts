// The claims of a query, page after page, up to a number that a browser draws with ease.

import { ask, type Answered, type ClaimRow } from "./api";
import { asking } from "./asking.svelte";
import { address } from "./router.svelte";

const PAGE = 500;
/** The most claims that one view draws; the rest is said, never dropped in silence. */
export const MOST = 2000;

interface Found {
  readonly rows: readonly ClaimRow[];
  readonly total: number;
  readonly notes: readonly string[];
}

export interface Many extends Found {
  readonly error: unknown;
  readonly loading: boolean;
  again(): void;
}

/** Ask for the claims of `query()`; `null` asks nothing. Call it while a component is set up. */
export function many(query: () => string | null): Many {
  const asked = asking<Found>({ rows: [], total: 0, notes: [] }, () => {
    const q = query();
    if (q === null) return null;
    return async (signal, put) => {
      const rows: ClaimRow[] = [];
      for (let offset = 0; offset < MOST; offset += PAGE) {
        const page = await ask<Answered>(address("query", { q, offset: offset || null, limit: PAGE }), signal);
        rows.push(...page.rows);
        put({ rows: [...rows], total: page.total, notes: page.notes });
        if (rows.length >= page.total) break;
      }
    };
  });
  return {
    get rows() {
      return asked.value.rows;
    },
    get total() {
      return asked.value.total;
    },
    get notes() {
      return asked.value.notes;
    },
    get error() {
      return asked.error;
    },
    get loading() {
      return asked.loading;
    },
    again: asked.again,
  };
}
