import type { StaffRole } from '../employers/staff.entity';
import type { DemoData } from './demo-data';
import type { DemoStaff } from './demo.types';
import { Random } from './random';

/** Golden-angle steps round the colour wheel keep neighbours in the list far apart in colour. */
const HUE_STEP = 137;

/** The professionals of domain.md §10: 11 KS, 21 VK, 2 IGU consultants, 2 leaders; unique initials and colours. */
export function makeStaff(seed: number, data: DemoData): DemoStaff[] {
  const random = new Random(seed, 'staff');
  const roles = Object.entries(data.profile.staff).flatMap(([role, count]) =>
    Array<StaffRole>(count).fill(role as StaffRole),
  );
  const given = random.shuffle(data.names.staff.given);
  const taken = new Set<string>();
  return roles.map((role, index) => {
    const first = given[index % given.length]!;
    const last = random.pick(data.names.staff.family);
    let initials = (first.slice(0, 2) + last.slice(0, 2)).toUpperCase();
    for (let letter = 3; taken.has(initials); letter++) initials = `${initials.slice(0, 4)}${letter}`;
    taken.add(initials);
    return {
      municipality: data.places.municipality,
      initials,
      name: `${first} ${last}`,
      colour: colour((index * HUE_STEP) % 360, 24 + (index % 3) * 5),
      role,
    };
  });
}

/** `#rrggbb` of a full hue at a lightness (per cent) that carries white text. */
function colour(hue: number, lightness: number): string {
  const channel = (shift: number) => {
    const place = (shift + hue / 30) % 12;
    const wave = Math.max(-1, Math.min(place - 3, 9 - place, 1));
    const value = lightness / 100 - (55 / 100) * Math.min(lightness / 100, 1 - lightness / 100) * wave;
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
