import { lazyRouteComponent } from '@tanstack/react-router';
import { loadWords, type Audience } from '../i18n/i18n';

type Pages = Record<string, unknown>;

/**
 * The pages of one audience, fetched together with its words on the first visit. `load` must be an `import()` of the
 * audience's `pages` file, so that the audience becomes one chunk.
 *
 *     const page = lazyPages('office', () => import('./pages'));
 *     createRoute({ …, component: page('CycleBoard') });
 */
export function lazyPages<Module extends Pages>(audience: Audience, load: () => Promise<Module>) {
  const loadBoth = async (): Promise<Module> => (await Promise.all([load(), loadWords(audience)]))[0];
  return <Name extends keyof Module & string>(name: Name) => lazyRouteComponent(loadBoth as () => Promise<Record<string, never>>, name);
}
