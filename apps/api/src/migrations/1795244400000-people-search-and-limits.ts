import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counted sign-in attempts; and how people are found: children in order, unions by any part of the name, members by the beginning of name or number. */
export class PeopleSearchAndLimits1795244400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table "rate_limit" ("key" text not null, "points" integer not null default '0', "expire" bigint, constraint "PK_e6c0c0608decdf78e4d4b263397" primary key ("key"))`);
    await runner.query(`create index "IDX_233c8a903eb628b1166e4ae231" on "rate_limit" ("expire")`);
    await runner.query(`drop index "IDX_15acafd6698ac846c6b6a6a50e"`);
    await runner.query(`create index "organization_of_parent" on "organization" ("parent_id", "position", "name")`);
    await runner.query(`create index "organization_name_trigram" on "organization" using gin ("name" gin_trgm_ops)`);
    await runner.query(`drop index "IDX_8174d0498e41d6e7c108b657e7"`);
    // byte order, so that ~>=~ … ~<~ finds a beginning whatever the collation
    await runner.query(`create index "member_name_beginning" on "member" ("name" text_pattern_ops)`);
    await runner.query(`create index "member_no_beginning" on "member" ("member_no" text_pattern_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index "member_no_beginning"`);
    await runner.query(`drop index "member_name_beginning"`);
    await runner.query(`create index "IDX_8174d0498e41d6e7c108b657e7" on "member" ("name")`);
    await runner.query(`drop index "organization_name_trigram"`);
    await runner.query(`drop index "organization_of_parent"`);
    await runner.query(`create index "IDX_15acafd6698ac846c6b6a6a50e" on "organization" ("parent_id")`);
    await runner.query(`drop table "rate_limit"`);
  }
}
