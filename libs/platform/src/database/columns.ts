import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** Shorthands for the columns every table has, so that an entity reads as a list of facts. */
export const Id = (): PropertyDecorator => PrimaryColumn({ type: 'uuid' });
export const Uuid = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'uuid', ...options });
export const Text = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'text', ...options });
export const Int = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'integer', ...options });
export const Bool = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'boolean', ...options });
/** A civil day, kept and read as `YYYY-MM-DD`. */
export const DayColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'date', ...options });
export const Instant = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'timestamptz', ...options });
export const Json = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'jsonb', ...options });
export const OPTIONAL = { nullable: true } as const;
