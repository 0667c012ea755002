import { Access, type Principal } from '../../access';
import { navigationOf } from '../navigation';

/** The page where somebody begins: the first of the own navigation. */
export function homeOf(principal: Principal): string {
  return navigationOf(new Access(principal))[0]?.href ?? '/indstillinger';
}
