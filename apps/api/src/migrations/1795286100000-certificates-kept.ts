import type { MigrationInterface, QueryRunner } from 'typeorm';

const NEVER = 'id, number, year, serial, honour_id, publication_id, round_id, text, text_hash, signature, key_id, issued_at';
const ALWAYS_SAME = `${NEVER}, batch_id, name_picture_id, issued_by_id`;
const END = 'state, ended_at, end_reason, replaced_by_id';

const row = (of: 'new' | 'old', columns: string): string => `(${columns.split(', ').map((column) => `${of}.${column}`).join(', ')})`;
const standing = (lock: string): string => `create or replace function certificate_refuse_unpublished() returns trigger language plpgsql as $$
      begin
        perform 1 from honour h join publication u on u.id = h.publication_id
         where h.id = new.honour_id and h.publication_id = new.publication_id and h.round_id = new.round_id and h.revoked_at is null and u.state = 'published' ${lock};
        if not found then
          raise exception 'a certificate needs a standing honour of a published list' using errcode = 'check_violation';
        end if;
        return new;
      end $$`;

/**
 * What a certificate was ended for, by which it was replaced and whose picture stands on it never change either; and of an
 * honour that is being taken back none is issued at the same moment: the one waits for the other.
 */
export class CertificatesKept1795286100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(standing('for share of h'));
    await runner.query(`drop trigger certificate_keeps_words on certificate`);
    await runner.query(`create trigger certificate_keeps_words before update on certificate for each row
      when (old.state <> 'issued' and ${row('new', END)} is distinct from ${row('old', END)} or ${row('new', ALWAYS_SAME)} is distinct from ${row('old', ALWAYS_SAME)})
      execute function certificate_refuse_change()`);
    await runner.query(`create trigger certificate_no_truncate before truncate on certificate for each statement execute function certificate_refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger certificate_no_truncate on certificate`);
    await runner.query(`drop trigger certificate_keeps_words on certificate`);
    await runner.query(`create trigger certificate_keeps_words before update on certificate for each row
      when (old.state <> 'issued' and new.state is distinct from old.state or ${row('new', NEVER)} is distinct from ${row('old', NEVER)})
      execute function certificate_refuse_change()`);
    await runner.query(standing(''));
  }
}
