/**
 * Bundles: a round as one file from which anyone can recompute it, and the heads of all chains as a sheet to print.
 * What is in it and how it is checked: docs/bundle.md and `@jiangong/evidence`.
 */
export { Bundles } from './bundles';
export { bundleInvariants } from './bundles.invariants';
export { BundlesModule } from './bundles.module';
export { TakeBundle } from './commands/take-bundle';
export { BundleNotYet } from './bundle.refusals';
export { HeadSheets, headSheetPage, headSheetText, type HeadSheet } from './head-sheets';
