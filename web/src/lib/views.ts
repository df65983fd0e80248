// Which view shows a path. Each is loaded when it is first shown, so that the first page is small.

import type { Component } from "svelte";

type Loaded = Promise<{ default: Component<Record<string, string>> }>;

/** A view that is there, with what its path says: it keeps that until another takes its place. */
export interface Opened {
  readonly Shown: Component<Record<string, string>>;
  readonly props: Record<string, string>;
  /** Another key is another view: nothing is kept from the one before. */
  readonly key: string;
}

export interface View {
  readonly opened: Promise<Opened>;
}

const views: Readonly<Record<string, () => Promise<unknown>>> = {
  "/": () => import("../views/Overview.svelte"),
  "/search": () => import("../views/Search.svelte"),
  "/timeline": () => import("../views/Timeline.svelte"),
  "/network": () => import("../views/Network.svelte"),
  "/map": () => import("../views/Map.svelte"),
  "/alliances": () => import("../views/Alliances.svelte"),
  "/compare": () => import("../views/Compare.svelte"),
  "/disagreements": () => import("../views/Disagreements.svelte"),
  "/review": () => import("../views/Review.svelte"),
  "/sources": () => import("../views/Sources.svelte"),
  "/quality": () => import("../views/Quality.svelte"),
  "/document/": () => import("../views/Reader.svelte"),
  "/claim/": () => import("../views/Claim.svelte"),
  "/happening/": () => import("../views/Happening.svelte"),
  "/actor/": () => import("../views/Actor.svelte"),
};

const known = new Map<string, View>();

/** The view of a path; `null` where there is none. The same path is the same view, so that it is loaded once. */
export function view(path: string): View | null {
  const found = known.get(path) ?? make(path);
  if (found) known.set(path, found);
  return found;
}

function make(path: string): View | null {
  const [, folder, id] = /^(\/\w+\/)([^/]+)\/?$/.exec(path) ?? [];
  const load = views[folder ?? path];
  if (!load || (folder !== undefined && id === undefined)) return null;
  const props: Record<string, string> = id === undefined ? {} : { id: decodeURIComponent(id) };
  const opened = (load() as Loaded).then(({ default: Shown }) => ({ Shown, props, key: path }));
  return { opened };
}
