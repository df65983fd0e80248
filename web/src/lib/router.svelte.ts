// Where the reader is: the path and its query, so that every state of the page has an address.

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

let place = $state.raw<Place>(here());

addEventListener("popstate", () => {
  place = here();
});

/** The address as it is now. */
export function current(): Place {
  return place;
}

/** Go to an address of this page. A change of the same view replaces nothing that "back" should find. */
export function go(address: string, replace = false): void {
  const before = place.path;
  if (replace) history.replaceState(null, "", address);
  else if (address !== location.pathname + location.search) history.pushState(null, "", address);
  place = here();
  if (place.path !== before) scrollTo(0, 0);
}

/** Links to this page change the address without loading it again. Put it on the element that holds them all. */
export function followed(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download") || link.hash) return;
  // What the server answers itself, such as the data behind a page.
  if (link.pathname.startsWith("/api/")) return;
  event.preventDefault();
  go(link.pathname + link.search, link.hasAttribute("data-replace"));
}

/** An address with some parameters; those that are empty are left out. */
export function address(path: string, parameters: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "" && value !== false) query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The address of the present view with some parameters changed; `null` takes one away. */
export function changed(changes: Readonly<Record<string, string | number | boolean | null>>): string {
  const now = Object.fromEntries(place.query);
  return address(place.path, { ...now, ...changes });
}
