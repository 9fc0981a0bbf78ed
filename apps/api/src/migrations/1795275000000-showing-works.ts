import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To begin with; the city keeps the list from then on. */
const WORDS: readonly (readonly [level: 'look' | 'block', note: string, words: readonly string[]])[] = [
  ['block', '刷量、拉票、交易', ['刷票', '刷赞', '刷单', '代刷', '买票', '买赞', '有偿投票', '代写', '代考', '代评', '办假证']],
  ['block', '违法内容', ['赌博', '博彩', '六合彩', '传销', '毒品', '枪支弹药', '色情', '高利贷', '裸聊']],
  ['block', '不得公开的材料', ['绝密', '机密', '秘密级', '涉密', '内部资料']],
  ['look', '联系方式与引流', ['加微信', '微信号', '加QQ', 'QQ群', '扫码', '二维码', '公众号', '联系电话', '联系我', '私信', '网店', '旗舰店', '直播间', '点击链接']],
  ['look', '请人投票', ['拉票', '求投票', '求点赞', '转发集赞', '集赞', '投我一票']],
  ['look', '广告用语', ['国家级', '最佳', '全国第一', '世界第一', '行业第一', '独家', '顶级', '史无前例', '包过', '包治', '优惠价', '限时', '代理加盟', '免费领取', '返利', '中奖']],
  ['look', '个人信息', ['身份证', '银行卡', '家庭住址', '病历', '工资单']],
  ['look', '企业与技术秘密', ['商业秘密', '技术秘密', '保密协议', '未公开专利', '内部文件', '图纸编号']],
  ['look', '肖像与权利', ['未成年人', '儿童', '肖像权', '配乐', '背景音乐', '转载', '盗版', '水印']],
  ['look', '安全作业', ['未戴安全帽', '未系安全带', '违章', '违规操作', '伤亡']],
  ['look', '不文明用语', ['傻逼', '他妈的', '混蛋', '垃圾公司', '黑心老板']],
];

/** Works as the public sees them with what was decided on each, what is searched, and words that are looked at before a text goes out. */
export class ShowingWorks1795275000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "work" ("id" uuid NOT NULL, "entry_id" uuid NOT NULL, "round_id" uuid NOT NULL, "programme_code" text NOT NULL, "season_year" integer NOT NULL, "period_code" text NOT NULL, "period_name" text NOT NULL, "category_code" text NOT NULL, "category_name" text NOT NULL, "title" text NOT NULL, "member_id" uuid NOT NULL, "authors" text NOT NULL, "organization_id" uuid NOT NULL, "district_id" uuid, "summary" text NOT NULL, "sections" jsonb NOT NULL, "outcomes" jsonb NOT NULL, "video_media_id" uuid, "cover_media_id" uuid, "image_media_ids" uuid array NOT NULL DEFAULT '{}', "state" text NOT NULL, "reason_code" text, "reason" text, "is_awarded" boolean NOT NULL DEFAULT false, "honour_title" text, "entry_version" integer NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "PK_1ad2a9dfd058d66c37e6d495222" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_b570ae12e64fc2bb2387924c07" ON "work" ("entry_id")`);
    await runner.query(`CREATE INDEX "work_in_queue" ON "work" ("state", "received_at", "id")`);
    await runner.query(`CREATE INDEX "work_of_member" ON "work" ("member_id", "id")`);
    await runner.query(`CREATE INDEX "work_of_unit" ON "work" ("organization_id", "published_at", "id") WHERE state = 'approved'`);
    await runner.query(`CREATE INDEX "work_awarded" ON "work" ("programme_code", "published_at", "id") WHERE state = 'approved' and is_awarded`);
    await runner.query(`CREATE INDEX "work_with_video" ON "work" ("programme_code", "published_at", "id") WHERE state = 'approved' and video_media_id is not null`);
    await runner.query(`CREATE INDEX "work_of_district" ON "work" ("district_id", "programme_code", "published_at", "id") WHERE state = 'approved'`);
    await runner.query(`CREATE INDEX "work_of_category" ON "work" ("programme_code", "category_code", "published_at", "id") WHERE state = 'approved'`);
    await runner.query(`CREATE INDEX "work_of_period" ON "work" ("programme_code", "period_code", "published_at", "id") WHERE state = 'approved'`);
    await runner.query(`CREATE INDEX "work_newest" ON "work" ("programme_code", "published_at", "id") WHERE state = 'approved'`);
    await runner.query(`CREATE TABLE "work_step" ("id" uuid NOT NULL, "work_id" uuid NOT NULL, "act" text NOT NULL, "reason_code" text, "reason" text, "by_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_b3c0e4e5a7c536bf16230143a64" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "work_step_of_work" ON "work_step" ("work_id", "at")`);
    await runner.query(`CREATE TABLE "search_entry" ("kind" text NOT NULL, "ref_id" uuid NOT NULL, "title" text NOT NULL, "sub" text NOT NULL, "title_key" text NOT NULL, "tokens" tsvector NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "dictionary_version" integer NOT NULL, "member_id" uuid, CONSTRAINT "PK_472f2a8982b41c7f9001945c717" PRIMARY KEY ("kind", "ref_id"))`);
    await runner.query(`CREATE INDEX "IDX_91141dc791b1c93ddcbe9acf7f" ON "search_entry" ("member_id")`);
    await runner.query(`CREATE INDEX "search_entry_version" ON "search_entry" ("dictionary_version")`);
    await runner.query(`CREATE INDEX "search_entry_newest" ON "search_entry" ("at", "ref_id")`);
    await runner.query(`CREATE TABLE "moderation_word" ("id" uuid NOT NULL, "word" text NOT NULL, "level" text NOT NULL, "note" text NOT NULL DEFAULT '', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_by_id" uuid, CONSTRAINT "PK_41fa9bec2d78236a52f26459b47" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_33fd69afaa4e9c49797f33af62" ON "moderation_word" ("word")`);
    await runner.query(`CREATE INDEX "honour_of_unit" ON "honour" ("organization_id", "conferred_at")`);
    await runner.query(`ALTER TABLE "work" ADD CONSTRAINT "FK_b570ae12e64fc2bb2387924c072" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "work" ADD CONSTRAINT "FK_cab90a6a35a999281538972c824" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "work" ADD CONSTRAINT "FK_d7f918866e3bb7232f879aba4de" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "work" ADD CONSTRAINT "FK_f50169ffad564f61fca4846c862" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "work" ADD CONSTRAINT "FK_05ed91ece6b3ff9730c9e5e0824" FOREIGN KEY ("district_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "work_step" ADD CONSTRAINT "FK_06d282c6928d45c877ec006c87f" FOREIGN KEY ("work_id") REFERENCES "work"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`CREATE INDEX "search_entry_tokens" ON "search_entry" USING gin ("tokens")`);
    // ranges of beginnings are asked for byte by byte, whatever the collation
    await runner.query(`CREATE INDEX "search_entry_title_beginning" ON "search_entry" ("title_key" text_pattern_ops)`);
    for (const [level, note, words] of WORDS) {
      await runner.query(`INSERT INTO "moderation_word" ("id", "word", "level", "note", "created_at") SELECT gen_random_uuid(), word, $1, $2, now() FROM unnest($3::text[]) AS word`, [level, note, words]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "work_step"`);
    await runner.query(`DROP TABLE "work"`);
    await runner.query(`DROP TABLE "search_entry"`);
    await runner.query(`DROP TABLE "moderation_word"`);
    await runner.query(`DROP INDEX "honour_of_unit"`);
  }
}
