/**
 * Makes `seeds/geography/outline.json`, the coastline that small maps are drawn on, from the 1:10m land areas of Natural
 * Earth (public domain), as the package world-atlas carries them. Cut to Denmark and what lies beside it.
 *
 *   node -r @swc-node/register scripts/generate-outline.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { geoIdentity, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { projectRoot } from '../src/common/project-root';

/** West, south, east, north: Skagen to Lolland, the North Sea to Bornholm. */
const [WEST, SOUTH, EAST, NORTH] = [7, 54.2, 16, 58.2];

const topology = JSON.parse(readFileSync(require.resolve('world-atlas/land-10m.json'), 'utf8')) as Topology<{
  land: GeometryCollection;
}>;
const cut = geoPath(
  geoIdentity().clipExtent([
    [WEST, SOUTH],
    [EAST, NORTH],
  ]),
).digits(3);
const rings = (cut(feature(topology, topology.objects.land)) ?? '')
  .split('M')
  .filter(Boolean)
  .map((ring) =>
    ring
      .replace(/Z$/, '')
      .split('L')
      .map((point) => point.split(',').map(Number)),
  )
  .filter((ring) => ring.length > 3);

const target = path.join(projectRoot(), 'seeds', 'geography', 'outline.json');
writeFileSync(target, `[\n${rings.map((ring) => JSON.stringify(ring)).join(',\n')}\n]\n`);
console.log(`${path.relative(projectRoot(), target)}: ${rings.length} rings, ${rings.flat().length} points`);
