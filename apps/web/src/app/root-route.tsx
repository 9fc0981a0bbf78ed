import { createRootRoute } from '@tanstack/react-router';
import { Crashed, Missing } from './fallbacks';
import { Shell } from './shell';

/** Every page hangs below this one; areas import it to place their own routes. */
export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Crashed });
