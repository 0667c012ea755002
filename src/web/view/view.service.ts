import { Inject, Injectable } from '@nestjs/common';
import path from 'node:path';
import { Environment, FileSystemLoader, runtime } from 'nunjucks';
import { LOCALES, type Locale } from '../../common/messages';
import { projectRoot } from '../../common/project-root';
import { type Config, CONFIG } from '../../config/config';
import { navigationOf } from '../navigation';
import type { Viewer } from '../viewer/viewer';
import { AssetStore } from './assets';
import { Formats } from './formats';
import { iconSprite } from './icons';
import { PageMessages } from './page-messages';

const VIEWS = path.join(projectRoot(), 'views');
/** the design system's macros, imported by `views/macros` only */
const FDS_MACROS = path.join(path.dirname(require.resolve('dkfds')), '..', '..', 'src');

/** What every page knows besides its own model. */
export interface PageFrame {
  viewer: Viewer;
  /** path and query of the request */
  address: string;
}

/**
 * The only place that knows the template engine. Templates escape by themselves; each language has an environment of
 * its own in which `t('key')` gives a text and `fmt` formats numbers and dates.
 */
@Injectable()
export class ViewService {
  private readonly environments: Readonly<Record<Locale, Environment>>;

  constructor(assets: AssetStore, @Inject(CONFIG) config: Pick<Config, 'NODE_ENV'>) {
    const strict = config.NODE_ENV === 'test';
    this.environments = Object.fromEntries(
      LOCALES.map((locale) => [locale, environment(locale, assets, strict)]),
    ) as Record<Locale, Environment>;
  }

  /** Renders a template of `views/`, e.g. `openings/show`. @throws when the template or one of its texts is missing */
  render(template: string, model: Record<string, unknown>, { viewer, address }: PageFrame): string {
    const { pathname, searchParams } = new URL(address, 'http://localhost');
    return this.environments[viewer.locale].render(`${template}.njk`, {
      nav: null,
      ...model,
      viewer,
      navigation: navigationOf(viewer.access),
      path: pathname,
      languages: LOCALES.map((locale) => ({ locale, href: inLanguage(pathname, searchParams, locale) })),
      back: withoutLanguage(pathname, searchParams),
    });
  }

  /** A text of the pages' catalogues, for titles and messages that are made in code. */
  text(locale: Locale, key: string, values: Record<string, string | number | null> = {}): string {
    return (this.environments[locale].getGlobal('t') as PageMessages['text'])(key, values);
  }
}

function environment(locale: Locale, assets: AssetStore, strict: boolean): Environment {
  const made = new Environment(new FileSystemLoader([VIEWS, FDS_MACROS]), {
    autoescape: true,
    throwOnUndefined: strict,
    trimBlocks: true,
    lstripBlocks: true,
  });
  made.addGlobal('t', new PageMessages(locale).text);
  made.addGlobal('fmt', new Formats(locale));
  made.addGlobal('locale', locale);
  made.addGlobal('asset', (name: string) => assets.address(name));
  made.addGlobal('sprite', new runtime.SafeString(iconSprite()));
  return made;
}

function inLanguage(pathname: string, query: URLSearchParams, locale: Locale): string {
  const changed = new URLSearchParams(query);
  changed.set('lang', locale);
  return `${pathname}?${changed.toString()}`;
}

function withoutLanguage(pathname: string, query: URLSearchParams): string {
  const changed = new URLSearchParams(query);
  changed.delete('lang');
  return changed.size > 0 ? `${pathname}?${changed.toString()}` : pathname;
}
