import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Environment, FileSystemLoader } from 'nunjucks';
import { projectRoot } from '../../common/project-root';
import { unknownViewer } from '../viewer/viewer';
import { AssetStore } from './assets';
import { ICONS } from './icons';
import { ViewService } from './view.service';

const HOSTILE = `<script>alert('x')</script>"`;
const VIEWS = path.join(projectRoot(), 'views');
const assets = new AssetStore();
const view = new ViewService(assets, { NODE_ENV: 'test' });

function templates(): string[] {
  return readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.njk'));
}

describe('views', () => {
  it('says the language of the page and offers the other one under the same address', () => {
    const html = view.render(
      'accessibility',
      { title: 'x' },
      { viewer: unknownViewer('en'), address: '/a?q=1&lang=en' },
    );
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('href="/a?q=1&amp;lang=da"');
  });

  it('escapes what people typed, in titles and addresses', () => {
    const html = view.render(
      'accessibility',
      { title: HOSTILE },
      {
        viewer: unknownViewer('da'),
        address: `/a?q=${encodeURIComponent(HOSTILE)}`,
      },
    );
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;');
  });

  it('stops a template that names a value it was not given', () => {
    expect(() => view.render('error', { title: 'x' }, { viewer: unknownViewer('da'), address: '/' })).toThrow();
  });

  it('finds every template that another one includes or extends', () => {
    const loader = new Environment(new FileSystemLoader([VIEWS]));
    for (const file of templates()) {
      const text = readFileSync(path.join(VIEWS, file), 'utf8');
      for (const [, name] of text.matchAll(/\{%\s*(?:include|extends|import)\s+"([^"]+)"/g)) {
        expect(() => loader.getTemplate(name!)).not.toThrow();
      }
    }
  });

  it('ships every icon that a template shows', () => {
    const shown = templates().flatMap((file) =>
      [...readFileSync(path.join(VIEWS, file), 'utf8').matchAll(/icon\('([\w-]+)'/g)].map(([, name]) => name!),
    );
    expect(shown.filter((name) => !(ICONS as readonly string[]).includes(name))).toEqual([]);
  });

  it('has no inline script, handler or style, which the security policy would refuse', () => {
    for (const file of templates()) {
      const text = readFileSync(path.join(VIEWS, file), 'utf8');
      expect({ file, found: /<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=|hx-on|javascript:/.exec(text)?.[0] }).toEqual({
        file,
        found: undefined,
      });
    }
  });
});

describe('the design system’s macros behind ours', () => {
  const environment = new Environment(
    new FileSystemLoader([VIEWS, path.join(path.dirname(require.resolve('dkfds')), '..', '..', 'src')]),
    { autoescape: true },
  );
  environment.addGlobal('t', (key: string) => `[${key}]`);
  const made = (call: string) =>
    environment.renderString(`{% import "macros/fds.njk" as fds %}${call}`, { bad: HOSTILE });

  it.each([
    `{{ fds.alert('warning', bad, bad) }}`,
    `{{ fds.select('a', 'a', bad, [{ value: bad, text: bad }], bad, bad) }}`,
    `{{ fds.input('a', 'a', bad, bad, { hint: bad, error: bad }) }}`,
    `{{ fds.textarea('a', 'a', bad, bad, { hint: bad, error: bad }) }}`,
    `{{ fds.button(bad) }}`,
  ])('escape every text: %s', (call) => {
    expect(made(call)).not.toContain('<script');
    expect(made(call)).toContain('&lt;script&gt;');
  });

  it('show no fault where a macro of ours had none to tell', () => {
    const nothing = '{% macro nothing() %}{% endmacro %}';
    const fields = `{{ fds.input('a', 'a', 'b', '', { error: nothing() }) }}{{ fds.select('a', 'a', 'b', [], '', nothing()) }}`;
    expect(made(nothing + fields)).not.toMatch(/form-error|aria-invalid/);
    expect(made(`{{ fds.input('a', 'a', 'b', '', { error: 'c' }) }}`)).toContain('form-error');
  });

  it('speak the reader’s language where they are fixed to Danish', () => {
    const html = made(`{{ fds.alert('warning', 'a', 'b') }}{{ fds.input('a', 'a', 'b', '', { error: 'c' }) }}`);
    expect(html).toContain('[alert.warning]');
    expect(html).not.toMatch(/Advarsel|Fejl/);
  });
});

describe('assets', () => {
  it('stand under an address that changes with their content', () => {
    expect(assets.address('own/theme.css')).toMatch(/^\/assets\/[0-9a-f]{12}\/own\/theme\.css$/);
    expect(new AssetStore().version).toBe(assets.version);
  });

  it('are nothing but the files meant for browsers', () => {
    expect(assets.get('own/theme.css')?.type).toBe('text/css; charset=utf-8');
    for (const name of ['../package.json', 'own/../../package.json', 'package.json', '']) {
      expect(assets.get(name)).toBeUndefined();
    }
  });

  it('hold every file that the style sheet asks for in a format browsers of today read', () => {
    const css = assets.get('css/dkfds.min.css')!.bytes.toString();
    const asked = [...css.matchAll(/url\(\.\.\/([^)]+\.(?:svg|woff2?))\)/g)].map(([, name]) => name!);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => assets.get(name) === undefined)).toEqual([]);
  });
});
