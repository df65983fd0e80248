// A drawing of who has to do with whom: places that a force layout finds, the same each time.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { Named, Pair } from "./api";

export interface Dot extends SimulationNodeDatum {
  readonly named: Named;
  /** Claims on all its edges. */
  claims: number;
}

export interface Edge extends SimulationLinkDatum<Dot> {
  readonly pair: Pair;
  source: Dot;
  target: Dot;
}

/** The actors and edges of some pairs. */
export function graph(pairs: readonly Pair[]): { dots: Dot[]; edges: Edge[] } {
  const dots = new Map<string, Dot>();
  const dot = (named: Named, claims: number) => {
    const known = dots.get(named.id) ?? { named, claims: 0 };
    known.claims += claims;
    dots.set(named.id, known);
    return known;
  };
  const edges = pairs.map((pair) => ({ pair, source: dot(pair.actor, pair.claims), target: dot(pair.recipient, pair.claims) }));
  return { dots: [...dots.values()], edges };
}

/** How large a dot is drawn. */
export function radius(dot: Dot): number {
  return 5 + Math.min(14, Math.sqrt(dot.claims) * 2);
}

/** Forces that come to rest. The start is a spiral and nothing is left to chance, so the same pairs lie at the same places. */
export function settle(dots: Dot[], edges: Edge[], width: number, height: number): Simulation<Dot, Edge> {
  const many = dots.length > 120;
  return forceSimulation<Dot, Edge>(dots)
    .force("link", forceLink<Dot, Edge>(edges).distance(many ? 40 : edges.length < 16 ? 150 : 110).strength(0.5))
    .force("charge", forceManyBody<Dot>().strength(many ? -60 : -320).distanceMax(500))
    .force("collide", forceCollide<Dot>((dot) => radius(dot) + (many ? 2 : 18)))
    .force("x", forceX<Dot>(width / 2).strength(0.06))
    .force("y", forceY<Dot>(height / 2).strength((0.06 * width) / Math.max(1, height)))
    .stop();
}

/** What an edge says by its line alone: whole for cooperation, broken for conflict, dotted for neither. */
export function dashes(balance: number): number[] {
  if (balance > 0.5) return [];
  return balance < -0.5 ? [8, 5] : [2, 4];
}
