import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Conflicts in full: ties between persons, authors of works, what judges declare and sign, panels as they were. Only a hard
 * conflict keeps a judge from marking; a soft one is a flag.
 */
export class JudgingConflicts1795254000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "member_tie" ("id" uuid NOT NULL, "member_a_id" uuid NOT NULL, "member_b_id" uuid NOT NULL, "kind" text NOT NULL, "label" text NOT NULL DEFAULT '', "on_day" date, "from_day" date NOT NULL, "to_day" date, "source" text NOT NULL DEFAULT '', "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by_id" uuid, CONSTRAINT "PK_af0d8f9c06a634a95b1c784152d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "member_tie_of_b" ON "member_tie" ("member_b_id")`);
    await runner.query(`CREATE INDEX "member_tie_of_a" ON "member_tie" ("member_a_id")`);
    await runner.query(`CREATE TABLE "entry_author" ("entry_id" uuid NOT NULL, "member_id" uuid NOT NULL, "share" integer NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_0db8b5e45294cc401301015b229" PRIMARY KEY ("entry_id", "member_id"))`);
    await runner.query(`CREATE INDEX "IDX_9e44146834747c8e4cf3d4f8a6" ON "entry_author" ("member_id")`);
    await runner.query(`CREATE TABLE "panel_version" ("id" uuid NOT NULL, "panel_id" uuid NOT NULL, "version" integer NOT NULL, "judges" jsonb NOT NULL, "reason" text, "appointed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "appointed_by_id" uuid, "moves" jsonb, CONSTRAINT "panel_version_number" UNIQUE ("panel_id", "version"), CONSTRAINT "PK_0ed0bcde11661f855b962475000" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "conflict_declaration" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "judge_id" uuid NOT NULL, "panel_version" integer NOT NULL, "text" text NOT NULL, "text_hash" text NOT NULL, "ties" jsonb NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "conflict_declaration_once" UNIQUE ("round_id", "judge_id"), CONSTRAINT "PK_5802a1298ed7a133a21d15de998" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_82a889462836b422ad5b19c886" ON "conflict_declaration" ("judge_id")`);
    await runner.query(`ALTER TABLE "panel_judge" ADD "substitute_id" uuid`);
    await runner.query(`ALTER TABLE "conflict" ADD "is_hard" boolean NOT NULL DEFAULT true`);
    await runner.query(`ALTER TABLE "member_tie" ADD CONSTRAINT "FK_c96030b0f8ab6c0fbcebcf9bc4b" FOREIGN KEY ("member_a_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "member_tie" ADD CONSTRAINT "FK_35952898ea653de963f88343781" FOREIGN KEY ("member_b_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "entry_author" ADD CONSTRAINT "FK_31bd7e7350425456f33a7dfac48" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "entry_author" ADD CONSTRAINT "FK_9e44146834747c8e4cf3d4f8a68" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "panel_judge" ADD CONSTRAINT "FK_434eb3d9a9e22c30a5d0d4330a7" FOREIGN KEY ("substitute_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "panel_version" ADD CONSTRAINT "FK_d0b059f142e77b490456155ddf5" FOREIGN KEY ("panel_id") REFERENCES "panel"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "conflict_declaration" ADD CONSTRAINT "FK_79dcb44e0052cd1f8c93a2a4514" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "conflict_declaration" ADD CONSTRAINT "FK_82a889462836b422ad5b19c886c" FOREIGN KEY ("judge_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // panels of before: the version that stands is known, the ones before it are in the ledger
    await runner.query(`
      INSERT INTO "panel_version" ("id", "panel_id", "version", "judges", "appointed_at")
      SELECT gen_random_uuid(), p."id", p."version", jsonb_agg(jsonb_build_object('accountId', j."account_id", 'role', j."role", 'loadLimit', j."load_limit") ORDER BY j."account_id"), now()
        FROM "panel" p JOIN "panel_judge" j ON j."panel_id" = p."id" AND j."removed_in_version" IS NULL GROUP BY p."id", p."version"`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION save_marks(
        p_sheet uuid, p_judge uuid, p_rules uuid, p_revision int, p_criteria text[], p_values int[], p_ids uuid[], p_at timestamptz,
        OUT outcome text, OUT phase text, OUT state text, OUT revision int, OUT comment text, OUT locked_at timestamptz, OUT marks jsonb
      ) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE
        v_entry uuid;
        v_judge uuid;
        v_rules uuid;
      BEGIN
        -- The round first, shared: it cannot leave judging before this commits.
        SELECT r.phase, r.rule_version_id, s.entry_id, s.judge_id INTO phase, v_rules, v_entry, v_judge
          FROM score_sheet s JOIN round r ON r.id = s.round_id
         WHERE s.id = p_sheet AND (p_judge IS NULL OR s.judge_id = p_judge) FOR SHARE OF r;
        IF NOT FOUND OR EXISTS (SELECT 1 FROM conflict c WHERE c.entry_id = v_entry AND c.judge_id = v_judge AND c.is_hard) THEN
          outcome := 'missing';
          RETURN;
        END IF;
        IF phase <> 'judging' THEN
          outcome := 'phase';
          RETURN;
        END IF;
        IF v_rules IS DISTINCT FROM p_rules THEN
          outcome := 'rules';
          RETURN;
        END IF;
        UPDATE score_sheet s SET revision = s.revision + 1, version = s.version + 1
         WHERE s.id = p_sheet AND s.state = 'open' AND (p_revision IS NULL OR s.revision = p_revision)
        RETURNING s.state, s.revision, s.comment, s.locked_at INTO state, revision, comment, locked_at;
        IF FOUND THEN
          outcome := 'saved';
          INSERT INTO mark_revision (id, sheet_id, criterion, previous, value, revision, saved_at)
          SELECT given.id, p_sheet, given.criterion, m.value, given.value, revision, p_at
            FROM unnest(p_ids, p_criteria, p_values) AS given(id, criterion, value)
            LEFT JOIN mark m ON m.sheet_id = p_sheet AND m.criterion = given.criterion;
          INSERT INTO mark (sheet_id, criterion, value, saved_at)
          SELECT p_sheet, given.criterion, given.value, p_at FROM unnest(p_criteria, p_values) AS given(criterion, value)
          ON CONFLICT (sheet_id, criterion) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at;
        ELSE
          SELECT s.state, s.revision, s.comment, s.locked_at INTO state, revision, comment, locked_at FROM score_sheet s WHERE s.id = p_sheet;
          outcome := CASE WHEN state IS NULL THEN 'missing' WHEN state <> 'open' THEN 'state' ELSE 'stale' END;
        END IF;
        SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', m.criterion, 'value', m.value, 'savedAt', m.saved_at)), '[]') INTO marks
          FROM mark m WHERE m.sheet_id = p_sheet;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION save_marks(
        p_sheet uuid, p_judge uuid, p_rules uuid, p_revision int, p_criteria text[], p_values int[], p_ids uuid[], p_at timestamptz,
        OUT outcome text, OUT phase text, OUT state text, OUT revision int, OUT comment text, OUT locked_at timestamptz, OUT marks jsonb
      ) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE
        v_entry uuid;
        v_judge uuid;
        v_rules uuid;
      BEGIN
        -- The round first, shared: it cannot leave judging before this commits.
        SELECT r.phase, r.rule_version_id, s.entry_id, s.judge_id INTO phase, v_rules, v_entry, v_judge
          FROM score_sheet s JOIN round r ON r.id = s.round_id
         WHERE s.id = p_sheet AND (p_judge IS NULL OR s.judge_id = p_judge) FOR SHARE OF r;
        IF NOT FOUND OR EXISTS (SELECT 1 FROM conflict c WHERE c.entry_id = v_entry AND c.judge_id = v_judge) THEN
          outcome := 'missing';
          RETURN;
        END IF;
        IF phase <> 'judging' THEN
          outcome := 'phase';
          RETURN;
        END IF;
        IF v_rules IS DISTINCT FROM p_rules THEN
          outcome := 'rules';
          RETURN;
        END IF;
        UPDATE score_sheet s SET revision = s.revision + 1, version = s.version + 1
         WHERE s.id = p_sheet AND s.state = 'open' AND (p_revision IS NULL OR s.revision = p_revision)
        RETURNING s.state, s.revision, s.comment, s.locked_at INTO state, revision, comment, locked_at;
        IF FOUND THEN
          outcome := 'saved';
          INSERT INTO mark_revision (id, sheet_id, criterion, previous, value, revision, saved_at)
          SELECT given.id, p_sheet, given.criterion, m.value, given.value, revision, p_at
            FROM unnest(p_ids, p_criteria, p_values) AS given(id, criterion, value)
            LEFT JOIN mark m ON m.sheet_id = p_sheet AND m.criterion = given.criterion;
          INSERT INTO mark (sheet_id, criterion, value, saved_at)
          SELECT p_sheet, given.criterion, given.value, p_at FROM unnest(p_criteria, p_values) AS given(criterion, value)
          ON CONFLICT (sheet_id, criterion) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at;
        ELSE
          SELECT s.state, s.revision, s.comment, s.locked_at INTO state, revision, comment, locked_at FROM score_sheet s WHERE s.id = p_sheet;
          outcome := CASE WHEN state IS NULL THEN 'missing' WHEN state <> 'open' THEN 'state' ELSE 'stale' END;
        END IF;
        SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', m.criterion, 'value', m.value, 'savedAt', m.saved_at)), '[]') INTO marks
          FROM mark m WHERE m.sheet_id = p_sheet;
      END $$`);
    await runner.query(`ALTER TABLE "conflict" DROP COLUMN "is_hard"`);
    await runner.query(`ALTER TABLE "panel_judge" DROP COLUMN "substitute_id"`);
    for (const table of ['conflict_declaration', 'panel_version', 'entry_author', 'member_tie']) await runner.query(`DROP TABLE "${table}"`);
  }
}
