/** The few icons that pages use, cut out of the design system's sprite and put into each page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const SPRITE = path.join(path.dirname(require.resolve('dkfds')), '..', 'img', 'all-svg-icons.svg');

/** Icons of templates and of the design system's macros that are used. A new one is added here. */
export const ICONS = [
  'arrow-back',
  'check',
  'chevron-left',
  'chevron-right',
  'close',
  'download',
  'error',
  'help',
  'info',
  'print',
  'save',
  'star',
  'success',
  'tune',
  'warning',
] as const;

/** The sprite as inline SVG. @throws Error when the design system has no icon of that name */
export function iconSprite(names: readonly string[] = ICONS): string {
  const all = readFileSync(SPRITE, 'utf8');
  const symbols = names.map((name) => {
    const symbol = new RegExp(`<symbol id="${name}"[^>]*>.*?</symbol>`, 's').exec(all)?.[0];
    if (!symbol) throw new Error(`the design system has no icon ${name}`);
    return symbol;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" class="sprite" aria-hidden="true">${symbols.join('')}</svg>`;
}
