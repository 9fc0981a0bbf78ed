import 'i18next';
import type admin from './zh-CN/admin.json';
import type audit from './zh-CN/audit.json';
import type judge from './zh-CN/judge.json';
import type judging from './zh-CN/judging.json';
import type member from './zh-CN/member.json';
import type office from './zh-CN/office.json';
import type publicWords from './zh-CN/public.json';
import type results from './zh-CN/results.json';
import type shell from './zh-CN/shell.json';
import type unit from './zh-CN/unit.json';

/** A key that is not in the Chinese file does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: { shell: typeof shell; public: typeof publicWords; member: typeof member; unit: typeof unit; office: typeof office; results: typeof results; judging: typeof judging; judge: typeof judge; audit: typeof audit; admin: typeof admin };
  }
}
