/**
 * Honours: what a published result confers on whom. Written whole from the publication, once, and read by every
 * public page. Nothing is honoured that was not published.
 */
export { ConferHonours } from './commands/confer-honours';
export { HonoursConferred, HonoursRevoked } from './honour.events';
export { deedsOf } from './honour.rules';
export { Honour } from './honour.entity';
export { PromotionRequest, type PromotionState } from './promotion-request.entity';
export { HonoursModule } from './honours.module';
