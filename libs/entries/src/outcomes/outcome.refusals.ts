import { defineRefusal } from '@jiangong/kernel';

export const OwnOutcome = defineRefusal('OWN_OUTCOME', (f: { name: string }) => ({
  zh: `“${f.name}”是本人作品的成果，须由他人核实`,
  en: `“${f.name}” is an outcome of one's own work; somebody else verifies it`,
}));

export const OutcomeReasonNeeded = defineRefusal('OUTCOME_REASON_NEEDED', () => ({
  zh: '退回成果效益须写明原因，申报人据此更正',
  en: 'sending an outcome back needs a reason by which it can be corrected',
}));

export const OutcomeSettled = defineRefusal('OUTCOME_SETTLED', (f: { name: string; verification: string }) => ({
  zh: `“${f.name}”已${f.verification === 'verified' ? '核实' : '退回'}，没有改变`,
  en: `“${f.name}” is ${f.verification} already`,
}));

export const OutcomeNotInPlay = defineRefusal('OUTCOME_NOT_IN_PLAY', (f: { name: string }) => ({
  zh: `“${f.name}”所属的作品已撤回或未被受理，无须核实`,
  en: `the work of “${f.name}” was withdrawn or declined; there is nothing to verify`,
}));
