// Labelled files on their way to be scored, one after the other. The server keeps nothing of them; what came of them stands here until the page is left.

import { ApiError, bring, type Evaluated, type Refused } from "./api";
import { address } from "./router.svelte";

export interface Labelled {
  readonly name: string;
  readonly file: File;
  readonly came: Evaluated | null;
}

export interface Evaluating {
  readonly items: readonly Labelled[];
  readonly running: boolean;
  /** Why it stopped before the end, if it did. */
  readonly trouble: string | null;
  /** Score these in place of those before. */
  take(files: Iterable<File>): Promise<void>;
  stop(): void;
}

/** Call it while a component is set up. */
export function evaluating(): Evaluating {
  let items = $state.raw<readonly Labelled[]>([]);
  let running = $state(false);
  let trouble = $state<string | null>(null);
  let stopping: AbortController | null = null;

  const refused = (code: string, reason: string): Evaluated => ({ documents: 0, scores: [], refused: [{ line: null, code, reason } satisfies Refused], with: null });

  /** What came of a file; an error where nobody answers, so that the others need not be tried. */
  async function send(file: File, signal: AbortSignal): Promise<Evaluated> {
    try {
      return await bring<Evaluated>(address("evaluation", { size: file.size }), file, signal);
    } catch (error) {
      if (error instanceof DOMException && !signal.aborted) return refused("unreadable", "could not be opened");
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) return refused(error.status === 413 ? "toolarge" : "refused", error.message);
      throw error;
    }
  }

  return {
    get items() {
      return items;
    },
    get running() {
      return running;
    },
    get trouble() {
      return trouble;
    },
    async take(files) {
      if (running) return;
      items = [...files].map((file): Labelled => ({ name: file.name, file, came: null })).sort((a, b) => (a.name < b.name ? -1 : 1));
      running = true;
      trouble = null;
      stopping = new AbortController();
      const { signal } = stopping;
      try {
        for (let at = 0; at < items.length && !signal.aborted; at += 1) {
          const item = items[at];
          if (!item) break;
          const came = await send(item.file, signal);
          items = items.map((one, row) => (row === at ? { ...one, came } : one));
        }
      } catch (error) {
        if (!signal.aborted) trouble = error instanceof Error ? error.message : String(error);
      } finally {
        running = false;
      }
    },
    stop() {
      stopping?.abort();
    },
  };
}
