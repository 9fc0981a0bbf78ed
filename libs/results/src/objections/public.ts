/**
 * Objections to a list on notice (domain.md §7): under a real name or a unit's stamp, sealed to the discipline group,
 * followed by number and key, decided by two with a reason. None is open when a list is signed.
 */
export { AddObjectionFile } from './commands/add-objection-file';
export { ConfirmObjectionDecision } from './commands/confirm-objection-decision';
export { OpenObjection } from './commands/open-objection';
export { ProposeObjectionDecision } from './commands/propose-objection-decision';
export { RaiseObjection, type ObjectionRaising } from './commands/raise-objection';
export { SendBackObjection } from './commands/send-back-objection';
export { WithdrawObjection } from './commands/withdraw-objection';
export { Objection, ObjectionFile, ObjectionStep } from './objection.entity';
export * from './objection.refusals';
export { ObjectionsModule } from './objections.module';
