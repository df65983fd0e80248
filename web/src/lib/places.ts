// Claims by the place where they say that something happened, and how many of them no map can show.

import type { ClaimRow, PlacedEntity } from "./api";

export interface Spot {
  readonly place: PlacedEntity;
  readonly at: readonly [number, number];
  readonly claims: readonly ClaimRow[];
}

export interface Placed {
  readonly spots: readonly Spot[];
  /** Claims that are on the map at least once. */
  readonly shown: number;
  /** Claims that name no place. */
  readonly nowhere: number;
  /** Claims that name only places without coordinates. */
  readonly unknown: number;
}

/** The places of some claims, those of most claims first. */
export function placed(rows: readonly ClaimRow[]): Placed {
  const found = new Map<string, { place: PlacedEntity; at: readonly [number, number]; claims: ClaimRow[] }>();
  let [shown, nowhere, unknown] = [0, 0, 0];
  for (const row of rows) {
    const places = row.claim.places.flatMap((id) => row.entities.find((entity) => entity.id === id) ?? []);
    if (row.claim.places.length === 0) nowhere += 1;
    else if (!places.some(({ coordinates }) => coordinates)) unknown += 1;
    else shown += 1;
    for (const place of places) {
      if (!place.coordinates) continue;
      const spot = found.get(place.id) ?? { place, at: place.coordinates, claims: [] };
      spot.claims.push(row);
      found.set(place.id, spot);
    }
  }
  const spots = [...found.values()].sort((a, b) => b.claims.length - a.claims.length || (a.place.id < b.place.id ? -1 : 1));
  return { spots, shown, nowhere, unknown };
}
