import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments behind the wall, whose authors' units the wall may name; and feedback, which has nothing to do with it. */
export class CommentsAndFeedback1795276000000 implements MigrationInterface {
  readonly name = 'CommentsAndFeedback1795276000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "engagement"."work_comment" ("id" uuid NOT NULL, "work_id" uuid NOT NULL, "member_id" uuid NOT NULL, "author_name" text NOT NULL, "organization_name" text NOT NULL DEFAULT '', "text" text NOT NULL, "state" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE, "decided_by_id" uuid, "decided_by_name" text, "reason" text NOT NULL DEFAULT '', "reports" integer NOT NULL DEFAULT '0', CONSTRAINT "PK_22527dc51523e3d71c51e936489" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "work_comment_own" ON "engagement"."work_comment" ("member_id", "work_id")`);
    await runner.query(`CREATE INDEX "work_comment_queue" ON "engagement"."work_comment" ("created_at", "id") WHERE state = 'pending' or (state = 'shown' and reports > 0)`);
    await runner.query(`CREATE INDEX "work_comment_shown" ON "engagement"."work_comment" ("work_id", "created_at", "id") WHERE state = 'shown'`);
    await runner.query(`CREATE TABLE "engagement"."comment_report" ("comment_id" uuid NOT NULL, "member_id" uuid NOT NULL, "reason" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_f57d77b8ecad48e9d8f2f7fa4c5" PRIMARY KEY ("comment_id", "member_id"))`);
    await runner.query(`CREATE OR REPLACE VIEW "engagement"."verified_member" AS
      SELECT m.id AS member_id,
             (SELECT s.organization_id FROM public.membership s WHERE s.member_id = m.id ORDER BY s.from_on DESC LIMIT 1) AS organization_id,
             (SELECT min(a.created_at) FROM public.account a WHERE a.member_id = m.id) AS opened_at,
             (SELECT o.name FROM public.membership s JOIN public.organization o ON o.id = s.organization_id WHERE s.member_id = m.id ORDER BY s.from_on DESC LIMIT 1) AS organization_name
        FROM public.member m WHERE EXISTS (SELECT 1 FROM public.membership s WHERE s.member_id = m.id)`);
    await runner.query(`CREATE TABLE "feedback" ("id" uuid NOT NULL, "number" text NOT NULL, "key_hash" text NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "page" text NOT NULL, "state" text NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "due_on" date NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "PK_8389f9e087a57689cd5be8b2b13" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_68eb7df5b02286cabd31bc03c8" ON "feedback" ("number")`);
    await runner.query(`CREATE INDEX "feedback_queue" ON "feedback" ("state", "due_on", "id")`);
    await runner.query(`CREATE TABLE "feedback_step" ("id" uuid NOT NULL, "feedback_id" uuid NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by_id" uuid, "by_name" text, CONSTRAINT "PK_9d2595afe791dcadfbb74246f45" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_33e3c7c9552473e642e5bafabf" ON "feedback_step" ("feedback_id")`);
    await runner.query(`ALTER TABLE "feedback_step" ADD CONSTRAINT "FK_33e3c7c9552473e642e5bafabf7" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['"feedback_step"', '"feedback"', '"engagement"."comment_report"', '"engagement"."work_comment"']) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DROP VIEW "engagement"."verified_member"`);
    await runner.query(`CREATE VIEW "engagement"."verified_member" AS
      SELECT m.id AS member_id,
             (SELECT s.organization_id FROM public.membership s WHERE s.member_id = m.id ORDER BY s.from_on DESC LIMIT 1) AS organization_id,
             (SELECT min(a.created_at) FROM public.account a WHERE a.member_id = m.id) AS opened_at
        FROM public.member m WHERE EXISTS (SELECT 1 FROM public.membership s WHERE s.member_id = m.id)`);
  }
}
