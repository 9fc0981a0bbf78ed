import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Judging in full: measured values, marks a device kept and sends late, abstentions, blind code numbers with their
 * decoding, alarms over the spread of marks, practice, reminders.
 */
export class JudgingInFull1795261200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "blind_draw" ("round_id" uuid NOT NULL, "secret" text NOT NULL, "commitment" text NOT NULL, "committed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "drawn_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_0b81eb10b57a8e04afa7fe9a967" PRIMARY KEY ("round_id"))`);
    await runner.query(`CREATE TABLE "blind_code" ("entry_id" uuid NOT NULL, "round_id" uuid NOT NULL, "number" integer NOT NULL, "draw" integer NOT NULL, CONSTRAINT "blind_code_once" UNIQUE ("round_id", "number"), CONSTRAINT "PK_f751b2655ef9e7cb60dda957afa" PRIMARY KEY ("entry_id"))`);
    await runner.query(`CREATE TABLE "decoding" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "requested_by_id" uuid, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, "reason" text NOT NULL, "confirmed_by_id" uuid, "confirmed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_94d71ce792823d774327062df29" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_0f8751fa44d3723cf79b726f4f" ON "decoding"("round_id")`);
    await runner.query(`CREATE TABLE "practice_sample" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "number" integer NOT NULL, "title" text NOT NULL, "fields" jsonb NOT NULL, "created_by_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "practice_sample_once" UNIQUE ("round_id", "number"), CONSTRAINT "PK_93442b4122e60ad59138520d7bb" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "practice_sheet" ("id" uuid NOT NULL, "sample_id" uuid NOT NULL, "judge_id" uuid NOT NULL, "marks" jsonb NOT NULL, "measured" jsonb NOT NULL, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, "locked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "practice_sheet_once" UNIQUE ("sample_id", "judge_id"), CONSTRAINT "PK_14febabb69213d30042003aaa02" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "spread_alarm" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "entry_id" uuid NOT NULL, "spread" integer NOT NULL, "limit" integer NOT NULL, "then" text NOT NULL, "state" text NOT NULL, "raised_at" TIMESTAMP WITH TIME ZONE NOT NULL, "further_judge_id" uuid, "resolution" text, "participants" jsonb, "resolved_by_id" uuid, "resolved_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "PK_b135dfd1fa83bd2555ab98c23a8" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_89aec7ae7cd2b9d55de808857f" ON "spread_alarm"("entry_id")`);
    await runner.query(`CREATE INDEX "spread_alarm_of_round" ON "spread_alarm"("round_id", "state")`);
    await runner.query(`CREATE TABLE "judge_reminder" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "judge_id" uuid NOT NULL, "by_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "open_sheets" integer NOT NULL, CONSTRAINT "PK_1320a2eb2054a6b425ab3abd816" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "judge_reminder_of_judge" ON "judge_reminder"("judge_id", "round_id", "at")`);
    await runner.query(`ALTER TABLE "score_sheet" ADD "abstained_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "score_sheet" ADD "abstention_code" text`);
    await runner.query(`ALTER TABLE "score_sheet" ADD "abstention_note" text`);
    await runner.query(`ALTER TABLE "mark" ADD "measured" integer`);
    await runner.query(`ALTER TABLE "mark_revision" ADD "measured" integer`);
    await runner.query(`ALTER TABLE "mark_revision" ADD "device" text`);
    await runner.query(`ALTER TABLE "mark_revision" ADD "sequence" integer`);
    await runner.query(`ALTER TABLE "mark_revision" ADD "is_overtaken" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "blind_draw" ADD CONSTRAINT "FK_0b81eb10b57a8e04afa7fe9a967" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "blind_code" ADD CONSTRAINT "FK_f751b2655ef9e7cb60dda957afa" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "blind_code" ADD CONSTRAINT "FK_5d105049d90bb5a2f3e0338c6fd" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "decoding" ADD CONSTRAINT "FK_0f8751fa44d3723cf79b726f4f1" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "decoding" ADD CONSTRAINT "FK_9465366c3b5bfe56c943c5a5a2e" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "decoding" ADD CONSTRAINT "FK_053de5efd56d4fbe289ff8763d7" FOREIGN KEY ("confirmed_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_sample" ADD CONSTRAINT "FK_34ef42a2a88dc4e4236983f4416" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_sample" ADD CONSTRAINT "FK_7ef543254d34803fe9077543ddf" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_sheet" ADD CONSTRAINT "FK_2cf9a5955a27c9150248741b7d0" FOREIGN KEY ("sample_id") REFERENCES "practice_sample"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_sheet" ADD CONSTRAINT "FK_ca1e5f758580e099548b8403c21" FOREIGN KEY ("judge_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "spread_alarm" ADD CONSTRAINT "FK_01f2ab985e07f41c0842c81d5a5" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "spread_alarm" ADD CONSTRAINT "FK_89aec7ae7cd2b9d55de808857fb" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "spread_alarm" ADD CONSTRAINT "FK_1eea5b10de0dd8f2265ecafa791" FOREIGN KEY ("further_judge_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "spread_alarm" ADD CONSTRAINT "FK_075f491b6c595c668c7b15d28e5" FOREIGN KEY ("resolved_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "judge_reminder" ADD CONSTRAINT "FK_b30613fdab7a40aba73c497b119" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "judge_reminder" ADD CONSTRAINT "FK_e1a5d8ae8a77e493c8bd33d4dd9" FOREIGN KEY ("judge_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "judge_reminder" ADD CONSTRAINT "FK_373cf03968c970388e784100d40" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`DROP FUNCTION save_marks(uuid, uuid, uuid, int, text[], int[], uuid[], timestamptz)`);
    await runner.query(`
      CREATE FUNCTION save_marks(
        p_sheet uuid, p_judge uuid, p_rules uuid, p_revision int, p_criteria text[], p_values int[], p_measured int[], p_ids uuid[], p_at timestamptz,
        p_device text, p_sequences int[],
        OUT outcome text, OUT phase text, OUT state text, OUT revision int, OUT comment text, OUT locked_at timestamptz, OUT marks jsonb
      ) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE
        v_entry uuid;
        v_judge uuid;
        v_rules uuid;
        v_known int := 0;
        v_previous int;
        v_overtaken boolean;
        given record;
      BEGIN
        -- The round first, shared: it cannot leave judging before this commits.
        SELECT r.phase, r.rule_version_id, s.entry_id, s.judge_id INTO phase, v_rules, v_entry, v_judge
          FROM score_sheet s JOIN round r ON r.id = s.round_id
         WHERE s.id = p_sheet AND (p_judge IS NULL OR s.judge_id = p_judge) FOR SHARE OF r;
        IF NOT FOUND OR EXISTS (SELECT 1 FROM conflict c WHERE c.entry_id = v_entry AND c.judge_id = v_judge AND c.is_hard) THEN
          outcome := 'missing';
          RETURN;
        END IF;
        IF p_device IS NOT NULL THEN
          -- What a device sends again has been saved already, whatever became of sheet and round since.
          SELECT s.state, s.revision, s.comment, s.locked_at INTO state, revision, comment, locked_at FROM score_sheet s WHERE s.id = p_sheet FOR UPDATE;
          IF NOT FOUND THEN
            outcome := 'missing';
            RETURN;
          END IF;
          IF EXISTS (SELECT 1 FROM mark_revision h WHERE h.id = ANY (p_ids) AND h.sheet_id <> p_sheet) THEN
            outcome := 'taken';
            RETURN;
          END IF;
          SELECT count(*) INTO v_known FROM mark_revision h WHERE h.id = ANY (p_ids);
        END IF;
        IF p_device IS NOT NULL AND v_known = cardinality(p_ids) THEN
          outcome := 'saved';
        ELSIF phase <> 'judging' THEN
          outcome := 'phase';
          RETURN;
        ELSIF v_rules IS DISTINCT FROM p_rules THEN
          outcome := 'rules';
          RETURN;
        ELSIF p_device IS NULL THEN
          UPDATE score_sheet s SET revision = s.revision + 1, version = s.version + 1
           WHERE s.id = p_sheet AND s.state = 'open' AND (p_revision IS NULL OR s.revision = p_revision)
          RETURNING s.state, s.revision, s.comment, s.locked_at INTO state, revision, comment, locked_at;
          IF FOUND THEN
            outcome := 'saved';
            INSERT INTO mark_revision (id, sheet_id, criterion, previous, value, measured, revision, saved_at)
            SELECT g.id, p_sheet, g.criterion, m.value, g.value, g.measured, revision, p_at
              FROM unnest(p_ids, p_criteria, p_values, p_measured) AS g(id, criterion, value, measured)
              LEFT JOIN mark m ON m.sheet_id = p_sheet AND m.criterion = g.criterion;
            INSERT INTO mark (sheet_id, criterion, value, measured, saved_at)
            SELECT p_sheet, g.criterion, g.value, g.measured, p_at FROM unnest(p_criteria, p_values, p_measured) AS g(criterion, value, measured)
            ON CONFLICT (sheet_id, criterion) DO UPDATE SET value = excluded.value, measured = excluded.measured, saved_at = excluded.saved_at;
          ELSE
            SELECT s.state, s.revision, s.comment, s.locked_at INTO state, revision, comment, locked_at FROM score_sheet s WHERE s.id = p_sheet;
            outcome := CASE WHEN state IS NULL THEN 'missing' WHEN state <> 'open' THEN 'state' ELSE 'stale' END;
          END IF;
        ELSIF state <> 'open' THEN
          outcome := 'state';
        ELSIF EXISTS (
          -- Another device has given one of these criteria another value since: the judge has to choose.
          SELECT 1 FROM unnest(p_ids, p_criteria, p_values, p_measured) AS g(id, criterion, value, measured)
            JOIN mark m ON m.sheet_id = p_sheet AND m.criterion = g.criterion AND (m.value <> g.value OR m.measured IS DISTINCT FROM g.measured)
           WHERE NOT EXISTS (SELECT 1 FROM mark_revision k WHERE k.id = g.id)
             AND EXISTS (SELECT 1 FROM mark_revision h WHERE h.sheet_id = p_sheet AND h.criterion = g.criterion AND NOT h.is_overtaken
                            AND h.revision > p_revision AND h.device IS DISTINCT FROM p_device)) THEN
          outcome := 'stale';
        ELSE
          outcome := 'saved';
          FOR given IN
            SELECT g.* FROM unnest(p_ids, p_criteria, p_values, p_measured, p_sequences) AS g(id, criterion, value, measured, sequence)
             WHERE NOT EXISTS (SELECT 1 FROM mark_revision k WHERE k.id = g.id) ORDER BY g.sequence
          LOOP
            revision := revision + 1;
            v_overtaken := EXISTS (
              SELECT 1 FROM mark_revision h WHERE h.sheet_id = p_sheet AND h.criterion = given.criterion AND h.device = p_device AND h.sequence > given.sequence);
            SELECT m.value INTO v_previous FROM mark m WHERE m.sheet_id = p_sheet AND m.criterion = given.criterion;
            INSERT INTO mark_revision (id, sheet_id, criterion, previous, value, measured, revision, saved_at, device, sequence, is_overtaken)
            VALUES (given.id, p_sheet, given.criterion, v_previous, given.value, given.measured, revision, p_at, p_device, given.sequence, v_overtaken);
            IF NOT v_overtaken THEN
              INSERT INTO mark (sheet_id, criterion, value, measured, saved_at) VALUES (p_sheet, given.criterion, given.value, given.measured, p_at)
              ON CONFLICT (sheet_id, criterion) DO UPDATE SET value = excluded.value, measured = excluded.measured, saved_at = excluded.saved_at;
            END IF;
          END LOOP;
          UPDATE score_sheet s SET revision = save_marks.revision, version = s.version + 1 WHERE s.id = p_sheet;
        END IF;
        SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', m.criterion, 'value', m.value, 'measured', m.measured, 'savedAt', m.saved_at)), '[]') INTO marks
          FROM mark m WHERE m.sheet_id = p_sheet;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION save_marks(uuid, uuid, uuid, int, text[], int[], int[], uuid[], timestamptz, text, int[])`);
    await runner.query(`
      CREATE FUNCTION save_marks(
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
    await runner.query(`ALTER TABLE "judge_reminder" DROP CONSTRAINT "FK_373cf03968c970388e784100d40"`);
    await runner.query(`ALTER TABLE "judge_reminder" DROP CONSTRAINT "FK_e1a5d8ae8a77e493c8bd33d4dd9"`);
    await runner.query(`ALTER TABLE "judge_reminder" DROP CONSTRAINT "FK_b30613fdab7a40aba73c497b119"`);
    await runner.query(`ALTER TABLE "spread_alarm" DROP CONSTRAINT "FK_075f491b6c595c668c7b15d28e5"`);
    await runner.query(`ALTER TABLE "spread_alarm" DROP CONSTRAINT "FK_1eea5b10de0dd8f2265ecafa791"`);
    await runner.query(`ALTER TABLE "spread_alarm" DROP CONSTRAINT "FK_89aec7ae7cd2b9d55de808857fb"`);
    await runner.query(`ALTER TABLE "spread_alarm" DROP CONSTRAINT "FK_01f2ab985e07f41c0842c81d5a5"`);
    await runner.query(`ALTER TABLE "practice_sheet" DROP CONSTRAINT "FK_ca1e5f758580e099548b8403c21"`);
    await runner.query(`ALTER TABLE "practice_sheet" DROP CONSTRAINT "FK_2cf9a5955a27c9150248741b7d0"`);
    await runner.query(`ALTER TABLE "practice_sample" DROP CONSTRAINT "FK_7ef543254d34803fe9077543ddf"`);
    await runner.query(`ALTER TABLE "practice_sample" DROP CONSTRAINT "FK_34ef42a2a88dc4e4236983f4416"`);
    await runner.query(`ALTER TABLE "decoding" DROP CONSTRAINT "FK_053de5efd56d4fbe289ff8763d7"`);
    await runner.query(`ALTER TABLE "decoding" DROP CONSTRAINT "FK_9465366c3b5bfe56c943c5a5a2e"`);
    await runner.query(`ALTER TABLE "decoding" DROP CONSTRAINT "FK_0f8751fa44d3723cf79b726f4f1"`);
    await runner.query(`ALTER TABLE "blind_code" DROP CONSTRAINT "FK_5d105049d90bb5a2f3e0338c6fd"`);
    await runner.query(`ALTER TABLE "blind_code" DROP CONSTRAINT "FK_f751b2655ef9e7cb60dda957afa"`);
    await runner.query(`ALTER TABLE "blind_draw" DROP CONSTRAINT "FK_0b81eb10b57a8e04afa7fe9a967"`);
    await runner.query(`ALTER TABLE "mark_revision" DROP COLUMN "is_overtaken"`);
    await runner.query(`ALTER TABLE "mark_revision" DROP COLUMN "sequence"`);
    await runner.query(`ALTER TABLE "mark_revision" DROP COLUMN "device"`);
    await runner.query(`ALTER TABLE "mark_revision" DROP COLUMN "measured"`);
    await runner.query(`ALTER TABLE "mark" DROP COLUMN "measured"`);
    await runner.query(`ALTER TABLE "score_sheet" DROP COLUMN "abstention_note"`);
    await runner.query(`ALTER TABLE "score_sheet" DROP COLUMN "abstention_code"`);
    await runner.query(`ALTER TABLE "score_sheet" DROP COLUMN "abstained_at"`);
    await runner.query(`DROP INDEX "judge_reminder_of_judge"`);
    await runner.query(`DROP TABLE "judge_reminder"`);
    await runner.query(`DROP INDEX "spread_alarm_of_round"`);
    await runner.query(`DROP INDEX "IDX_89aec7ae7cd2b9d55de808857f"`);
    await runner.query(`DROP TABLE "spread_alarm"`);
    await runner.query(`DROP TABLE "practice_sheet"`);
    await runner.query(`DROP TABLE "practice_sample"`);
    await runner.query(`DROP INDEX "IDX_0f8751fa44d3723cf79b726f4f"`);
    await runner.query(`DROP TABLE "decoding"`);
    await runner.query(`DROP TABLE "blind_code"`);
    await runner.query(`DROP TABLE "blind_draw"`);
  }
}
