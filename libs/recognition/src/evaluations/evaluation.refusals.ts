import { defineRefusal } from '@jiangong/kernel';

export const SchemeWrong = defineRefusal('SCHEME_WRONG', (f: { faults: readonly { path: string; message: string }[] }) => ({
  zh: `指标体系有误：${f.faults.slice(0, 3).map(({ path, message }) => `${path} ${message}`).join('；')}`,
  en: `the indicators are wrong: ${f.faults.slice(0, 3).map(({ path, message }) => `${path} ${message}`).join('; ')}`,
}));
export const NoScheme = defineRefusal('NO_SCHEME', (f: { year: number }) => ({ zh: `${f.year}年度还没有指标体系`, en: `there are no indicators for ${f.year} yet` }));
export const EvaluationPublished = defineRefusal('EVALUATION_PUBLISHED', (f: { year: number }) => ({ zh: `${f.year}年度考核已经公布，不能再改`, en: `the evaluation of ${f.year} is published and cannot change` }));
export const NothingComputed = defineRefusal('NOTHING_COMPUTED', (f: { year: number }) => ({ zh: `${f.year}年度考核还没有计算`, en: `${f.year} was not reckoned yet` }));
export const SheetsChanged = defineRefusal('SHEETS_CHANGED', () => ({ zh: '考核结果刚刚重新计算过，请看过最新结果再签', en: 'it was reckoned anew just now; look at it again before signing' }));
export const OtherOfficerSigns = defineRefusal('OTHER_OFFICER_SIGNS', (f: { signer: string }) => ({ zh: `${f.signer} 已签，须由另一人再签`, en: `${f.signer} has signed; another officer must sign too` }));
export const NotEntered = defineRefusal('NOT_ENTERED', (f: { indicator: string }) => ({ zh: `“${f.indicator}”不是填报指标`, en: `${f.indicator} is not an indicator to be stated` }));
export const ProofNeeded = defineRefusal('PROOF_NEEDED', () => ({ zh: '请写明佐证材料（文件编号或名称）', en: 'name the proof (the letter or its number)' }));
