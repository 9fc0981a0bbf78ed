import { defineRefusal } from '@jiangong/kernel';
import type { RosterImportState } from './roster-import.entity';

const STATES: Readonly<Record<RosterImportState, { zh: string; en: string }>> = {
  checking: { zh: '正在检查', en: 'being checked' },
  checked: { zh: '已检查，等待确认', en: 'checked and waiting' },
  accepting: { zh: '正在导入', en: 'being written' },
  done: { zh: '已导入', en: 'already written' },
  refused: { zh: '整个文件已被拒绝', en: 'refused as a whole' },
  dropped: { zh: '已放弃', en: 'dropped' },
};

export const ImportNotInState = defineRefusal('IMPORT_NOT_IN_STATE', (f: { state: RosterImportState }) => ({
  zh: `这次导入${STATES[f.state].zh}，不能再做这个操作。需要时请重新上传`,
  en: `this import is ${STATES[f.state].en}; upload the file again if need be`,
}));

export const NothingToImport = defineRefusal('NOTHING_TO_IMPORT', (f: { faultCount: number }) => ({
  zh: `没有可以导入的行：${f.faultCount} 行有误。请下载错误表，改正后重新上传`,
  en: `no row can be written: ${f.faultCount} have faults; download them, correct them and upload again`,
}));

export const ImporterMayNoMore = defineRefusal('IMPORTER_MAY_NO_MORE', () => ({
  zh: '确认导入的账号已停用，或不再管理这个组织，没有写入任何内容',
  en: 'the account that accepted the import is disabled or no longer in charge there; nothing was written',
}));
