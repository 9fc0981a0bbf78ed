import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RoundGuards } from '@jiangong/programme';
import { Notices } from './notices';

/** A notice begins with the decision and falls with it, in the same commit; and pre-flight tells when nobody is named under it. */
@Injectable()
export class NoticeGuards implements OnModuleInit {
  constructor(private readonly guards: RoundGuards, private readonly notices: Notices) {}

  onModuleInit(): void {
    this.guards.guard('deciding', 'notice', (tx, round) => this.notices.open(tx, round));
    this.guards.guard('notice', 'deciding', (tx, round) => this.notices.withdraw(tx, round.id));
    this.guards.guard('notice', 'cancelled', (tx, round) => this.notices.withdraw(tx, round.id));
    this.guards.preflight(async (source) => ((await this.notices.contactOf(source)).isMissing ? [CONTACT_MISSING] : []));
  }
}

const CONTACT_MISSING = {
  code: 'NOTICE_CONTACT_MISSING', severity: 'warning' as const,
  zh: '公示的发文单位、受理异议的部门、地址和电话还没有填写，公示将只写明单位名称',
  en: 'who issues notices and where objections are taken has not been written down yet; a notice would show the names alone',
};
