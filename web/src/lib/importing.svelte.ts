// Files on their way into the collection, one after the other: each is safely stored, known or refused with a reason before the next is sent.

import { ApiError, bring, type Arrived } from "./api";
import { knownOf, metadata, type Known } from "./metadata";
import { address } from "./router.svelte";

export type State = "waiting" | "stored" | "known" | "failed" | "passed";

export interface Item {
  readonly name: string;
  readonly file: File;
  readonly state: State;
  readonly arrived: Arrived | null;
}

/** What holds of all files that do not say otherwise. */
export interface Given {
  readonly outlet: string;
  readonly published: string;
}

export interface Importing {
  readonly items: readonly Item[];
  readonly running: boolean;
  /** Why it stopped before the end, if it did. */
  readonly trouble: string | null;
  readonly given: Given;
  /** Take other files in place of those before. */
  take(files: Iterable<File>): void;
  start(given: Given): Promise<void>;
  /** Stop after what is stored; the file that is being sent is not kept. */
  stop(): void;
}

const READ = /\.(txt|json)$/i;

/** Call it while a component is set up. `done` is called whenever the collection has changed. */
export function importing(done: () => void): Importing {
  let items = $state.raw<readonly Item[]>([]);
  let table = $state.raw<File | null>(null);
  let running = $state(false);
  let trouble = $state<string | null>(null);
  let stopping: AbortController | null = null;
  let given = $state.raw<Given>({ outlet: "", published: "" });

  const put = (at: number, state: State, arrived: Arrived | null) => {
    items = items.map((item, row) => (row === at ? { ...item, state, arrived } : item));
  };

  async function send(item: Item, known: Known, signal: AbortSignal): Promise<Arrived> {
    const { outlet = given.outlet, published = given.published, title, author, url, kind } = known;
    const parameters = { name: item.name, size: item.file.size, outlet, published, title, author, url, kind };
    return bring(address("import", parameters), item.file, signal);
  }

  async function run(signal: AbortSignal) {
    const rows = (table && metadata(await table.text())) ?? new Map<string, Known>();
    for (let at = 0; at < items.length && !signal.aborted; at += 1) {
      const item = items[at];
      if (item?.state !== "waiting") continue;
      try {
        const arrived = await send(item, knownOf(rows, item.name), signal);
        put(at, arrived.outcome, arrived);
      } catch (error) {
        if (signal.aborted) return;
        // The file was moved or may not be read; the others go on.
        if (error instanceof DOMException) {
          put(at, "failed", { outcome: "failed", id: null, claims: 0, notes: [], code: "unreadable", reason: null });
          continue;
        }
        const said = error instanceof Error ? error.message : String(error);
        // Nobody answers, or another writer is at work: what is left can be sent again.
        const waits = !(error instanceof ApiError) || error.status === 0 || error.status === 503 || error.status >= 500;
        if (waits) {
          trouble = said;
          return;
        }
        put(at, "failed", { outcome: "failed", id: null, claims: 0, notes: [], code: "refused", reason: said });
      }
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
    get given() {
      return given;
    },
    take(files) {
      const all = [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
      table = all.find(({ name }) => /(^|\/)metadata\.csv$/i.test(name))?.file ?? null;
      trouble = null;
      items = all
        .filter(({ file, name }) => file !== table && !/(^|\/)\./.test(name))
        .map(({ file, name }): Item => ({ name, file, state: READ.test(name) ? "waiting" : "passed", arrived: null }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async start(next) {
      if (running) return;
      given = next;
      running = true;
      trouble = null;
      stopping = new AbortController();
      try {
        await run(stopping.signal);
      } finally {
        // Let search find what has come; where that fails, whoever opens the collection next catches up.
        await bring("import/done", null).catch(() => null);
        running = false;
        done();
      }
    },
    stop() {
      stopping?.abort();
    },
  };
}
