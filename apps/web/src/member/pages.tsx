export { HandIn } from './hand-in';
export { MyEntries } from './my-entries';
export { MyEntry } from './my-entry';
export { OpenRounds } from './open-rounds';
export { Receipt } from './receipt';
