/**
 * Blind: rounds that keep names from their judges. Code numbers drawn by commit and reveal, an entry as its judge may
 * see it, and the decoding by two persons once no mark can change any more.
 */
export { BlindModule } from './blind.module';
export { BlindCode, BlindDraw, Decoding } from './blind.entity';
export { BlindCodes } from './blind-codes';
export { CodesNotOpened } from './blind.refusals';
export { answersForJudge, asJudgeSees, IS_BLIND, labelOf, NAMES_OF_ENTRY, type Answer, type EntryFacts } from './identity';
export { blindCodeOf, isAfterJudging } from './blind.rules';
export { ConfirmDecoding } from './commands/confirm-decoding';
export { RequestDecoding, type RequestDecodingInput } from './commands/request-decoding';
