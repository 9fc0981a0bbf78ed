import type { DataSource } from 'typeorm';

/** Written once, read for ever: the role the processes run under may add to these and nothing else. */
const APPEND_ONLY = ['ledger_event', 'ledger_checkpoint', 'ledger_key'];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Lets a role run the product without owning its tables: rows may be read and written, the ledger only added to. The
 * role is made when it is missing and a password is given. Run by the owner after every migration.
 */
export async function grantToRole(owner: DataSource, role: string, password: string | null): Promise<void> {
  const [known] = (await owner.query(`select rolsuper from pg_roles where rolname = $1`, [role])) as { rolsuper: boolean }[];
  if (known?.rolsuper) throw new Error(`the role ${role} is a superuser: nothing can be kept from it`);
  if (password !== null) {
    const [{ literal }] = (await owner.query(`select quote_literal($1) as literal`, [password])) as [{ literal: string }];
    await owner.query(`${known ? 'alter' : 'create'} role ${quoted(role)} login password ${literal}`);
  }
  for (const statement of grants(quoted(role))) await owner.query(statement);
}

function grants(role: string): readonly string[] {
  return [
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant usage, select, update on all sequences in schema public to ${role}`,
    `revoke update, delete, truncate, references, trigger on ${APPEND_ONLY.join(', ')} from ${role}`,
    `revoke delete, truncate, references, trigger on ledger_head from ${role}`,
    `revoke insert, update, delete, truncate on schema_migration from ${role}`,
    // the queue keeps itself in a schema of its own, which it makes and changes
    `do $$ begin execute format('grant create on database %I to %s', current_database(), '${role.replaceAll("'", "''")}'); end $$`,
    `create schema if not exists bullmq`,
    `alter schema bullmq owner to ${role}`,
    `do $$ declare thing record; begin
       for thing in select c.oid::regclass as name from pg_class c where c.relnamespace = 'bullmq'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
       loop execute format('alter table %s owner to %s', thing.name, '${role.replaceAll("'", "''")}'); end loop;
       for thing in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'bullmq'::regnamespace
       loop execute format('alter routine %s owner to %s', thing.name, '${role.replaceAll("'", "''")}'); end loop;
     end $$`,
  ];
}
