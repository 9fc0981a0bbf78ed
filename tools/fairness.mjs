/**
 * `npm run -s fairness -- score|select|draw [--ndjson]`: the command line of libs/fairness, built first when it is missing
 * or older than its sources. Nothing but the answers goes to standard output.
 */
import { CHECKOUT, checkNode, ensureDependencies } from './checkout.mjs';
import { report } from './failure.mjs';
import { pathToFileURL } from 'node:url';

try {
  checkNode();
  await ensureDependencies((child) => child);
  process.chdir(CHECKOUT);
  const { FAIRNESS_CLI, build } = await import('./build.mjs');
  await build({ only: 'fairness' });
  await import(pathToFileURL(FAIRNESS_CLI).href);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
