import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who led a studio before, until when and why no more. */
export class LeadsOfStudios1795286250000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "studio_lead_change" ("id" uuid NOT NULL, "studio_id" uuid NOT NULL, "former_lead_id" uuid NOT NULL, "lead_id" uuid NOT NULL, "from_on" date NOT NULL, "reason" text NOT NULL, "changed_by_id" uuid, "changed_by_name" text NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_5854886881193a520a8802d2335" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "studio_lead_of_studio" ON "studio_lead_change"  ("studio_id", "from_on") `);
    await runner.query(`ALTER TABLE "studio_lead_change" ADD CONSTRAINT "FK_d01e7748cbe119dc1cb02f84f2b" FOREIGN KEY ("studio_id") REFERENCES "studio"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_lead_change" ADD CONSTRAINT "FK_10aa4e1e065fba35c357daa567c" FOREIGN KEY ("former_lead_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_lead_change" ADD CONSTRAINT "FK_db16ab81774eb0d6d47d74f4963" FOREIGN KEY ("lead_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "studio_lead_change" CASCADE`);
  }
}
