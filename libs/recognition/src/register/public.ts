/**
 * Register: every honour with what it brought — higher title, prize, certificate, and the request for promotion with the answer of
 * the authority outside. For offices, in their reach; the public has its own pages.
 */
export { RecordPromotionAnswer } from './commands/record-promotion-answer';
export { SendPromotionRequests } from './commands/send-promotion-requests';
export { RegisterModule } from './register.module';
export { RegisterReader } from './register.reader';
