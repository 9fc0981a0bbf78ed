import 'i18next';
import type admin from './zh-CN/admin.json';
import type audit from './zh-CN/audit.json';
import type certificates from './zh-CN/certificates.json';
import type engagement from './zh-CN/engagement.json';
import type funds from './zh-CN/funds.json';
import type gallery from './zh-CN/gallery.json';
import type judge from './zh-CN/judge.json';
import type judging from './zh-CN/judging.json';
import type media from './zh-CN/media.json';
import type member from './zh-CN/member.json';
import type news from './zh-CN/news.json';
import type moderation from './zh-CN/moderation.json';
import type ownWorks from './zh-CN/ownWorks.json';
import type notices from './zh-CN/notices.json';
import type office from './zh-CN/office.json';
import type publicWords from './zh-CN/public.json';
import type results from './zh-CN/results.json';
import type selection from './zh-CN/selection.json';
import type shell from './zh-CN/shell.json';
import type titles from './zh-CN/titles.json';
import type unit from './zh-CN/unit.json';
import type video from './zh-CN/video.json';

/** A key that is not in the Chinese file does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: { shell: typeof shell; public: typeof publicWords; media: typeof media; video: typeof video; member: typeof member; unit: typeof unit; certificates: typeof certificates; engagement: typeof engagement; notices: typeof notices; office: typeof office; results: typeof results; selection: typeof selection; judging: typeof judging; moderation: typeof moderation; judge: typeof judge; audit: typeof audit; admin: typeof admin; funds: typeof funds; gallery: typeof gallery; news: typeof news; ownWorks: typeof ownWorks; titles: typeof titles };
  }
}
