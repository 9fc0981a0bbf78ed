import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why a sheet was voided, and the one statement by which marks are saved. What a mark may be (criterion, scale, step) is
 * judged before, in `sheet.rules.ts`; the function only answers what needs the row: whose sheet, which phase, which
 * revision. A function and not a long statement, because its plans are kept by the connection: a mark is the most
 * frequent write of a judging day.
 */
export class JudgingMarks1795245000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "score_sheet" ADD "recused_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "score_sheet" ADD "recusal_code" text`);
    await runner.query(`ALTER TABLE "score_sheet" ADD "recusal_reason" text`);
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
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION save_marks(uuid, uuid, uuid, int, text[], int[], uuid[], timestamptz)`);
    await runner.query(`ALTER TABLE "score_sheet" DROP COLUMN "recusal_reason"`);
    await runner.query(`ALTER TABLE "score_sheet" DROP COLUMN "recusal_code"`);
    await runner.query(`ALTER TABLE "score_sheet" DROP COLUMN "recused_at"`);
  }
}
