import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A device that counts anew (its storage was cleared) loses no mark: what it knew of when it sent was not given later. */
export class MarksCountedAnew1795262400000 implements MigrationInterface {
  readonly name = 'MarksCountedAnew1795262400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION save_marks(
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
            -- Known when this one was sent, a mark with a higher place was not given after it: the device has begun to count anew.
            v_overtaken := EXISTS (
              SELECT 1 FROM mark_revision h WHERE h.sheet_id = p_sheet AND h.criterion = given.criterion AND h.device = p_device AND h.sequence > given.sequence
                AND (p_revision IS NULL OR h.revision > p_revision));
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
    await runner.query(`
      CREATE OR REPLACE FUNCTION save_marks(
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
}
