import { wordRoot } from './stems';

/**
 * English words and the more general word that phrases of the lexicon use: who dices carrots cuts vegetables. General
 * words of everyday work, by hand; a word stands once.
 */
const KINDS: Readonly<Record<string, string>> = {
  // what is done
  assemble: 'mount fasten',
  carry: 'haul lug drag',
  change: 'swap replace exchange',
  check: 'inspect examine control verify',
  clean: 'scrub scour rinse wash wipe polish tidy',
  cook: 'boil stew fry roast simmer steam',
  cut: 'chop slice dice mince',
  deliver: 'distribute bring',
  drive: 'steer operate',
  fill: 'refill restock replenish stock',
  fit: 'install',
  give: 'administer distribute hand',
  help: 'assist support aid',
  lead: 'supervise manage oversee head',
  make: 'prepare produce brew',
  move: 'shift relocate transfer',
  pack: 'wrap bag box',
  pick: 'gather harvest collect pluck',
  repair: 'fix mend restore',
  sell: 'vend',
  talk: 'chat speak converse listen',
  teach: 'instruct coach train mentor',
  tell: 'inform phone call notify report alert',
  write: 'note record document register',
  // people
  child: 'children kid toddler baby infant pupil',
  customer: 'client shopper buyer',
  guest: 'visitor diner',
  elderly: 'elder senior',
  patient: 'resident',
  worker: 'employee colleague staff newcomer trainee apprentice',
  team: 'crew gang',
  // things
  animal: 'cow cattle calf goat sheep lamb pig horse hen chicken poultry camel donkey livestock',
  bread: 'roll bun loaf baguette pita naan',
  clothes: 'garment clothing shirt trouser dress skirt jacket suit coat uniform',
  fruit: 'apple pear grape orange lemon berry strawberry raspberry cherry plum peach date olive melon banana',
  fish: 'salmon cod herring sardine tuna mackerel shrimp',
  furniture: 'sofa wardrobe',
  linen: 'sheet towel bedding duvet',
  machine: 'machinery equipment',
  meat: 'beef lamb pork mutton',
  parcel: 'package carton packet',
  plants: 'tree flower bush shrub vine seedling',
  vegetables: 'potato tomato onion carrot cucumber cabbage lettuce pepper spinach garlic bean pea leek beetroot squash',
  truck: 'lorry',
  toilet: 'lavatory washroom restroom',
  bathroom: 'shower',
  window: 'pane',
  shop: 'store supermarket kiosk boutique grocery',
  office: 'school',
  materials: 'brick sand cement stone tile timber plank board plasterboard',
};

/** All words of the list, for the spelling: they are not misspelt ones. */
export const ENGLISH_KIND_WORDS: readonly string[] = Object.entries(KINDS).flatMap(([kind, words]) => [
  kind,
  ...words.split(' ').flatMap((word) => [word, `${word}s`]),
]);

const MORE_GENERAL: ReadonlyMap<string, readonly string[]> = byRoot();

/** Roots of more general words for an English word; most have none. */
export function englishKinds(root: string): readonly string[] {
  return MORE_GENERAL.get(root) ?? NONE;
}

const NONE: readonly string[] = [];

function byRoot(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [kind, words] of Object.entries(KINDS)) {
    for (const word of words.split(' ')) {
      const root = wordRoot(word, 'en');
      found.set(root, [...(found.get(root) ?? []), wordRoot(kind, 'en')]);
    }
  }
  return found;
}
