import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { definedJobs, definedSchedules, type EventDefinition, type JobDefinition, type ScheduleDefinition } from './definitions';
import type { JobRun } from './job-run';

const HANDLES = Symbol('handles');

type Binding =
  | { readonly kind: 'job'; readonly definition: JobDefinition }
  | { readonly kind: 'event'; readonly definition: EventDefinition }
  | { readonly kind: 'schedule'; readonly definition: ScheduleDefinition };

const bind = (binding: Binding): MethodDecorator => (_target, _key, descriptor) => {
  Reflect.defineMetadata(HANDLES, binding, descriptor.value as object);
};

type HandlerOf<P> = <T extends (payload: P, run: JobRun) => Promise<unknown>>(
  target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>,
) => void;

/** Marks the one method that does a job. */
export const Handles = <P>(definition: JobDefinition<P>): HandlerOf<P> => bind({ kind: 'job', definition: definition as JobDefinition });
/** Marks a reaction to an event: its own job, idempotent. */
export const ReactsTo = <P>(definition: EventDefinition<P>): HandlerOf<P> => bind({ kind: 'event', definition: definition as EventDefinition });
/** Marks what a schedule calls. */
export const RunsOn = (definition: ScheduleDefinition): HandlerOf<unknown> => bind({ kind: 'schedule', definition });

export interface BoundHandler {
  readonly jobName: string;
  readonly payload: JobDefinition['payload'] | null;
  readonly attempts: number;
  call(payload: unknown, run: JobRun): Promise<unknown>;
}

const reactionName = (event: string, owner: string): string => `${event}/${owner}`;

/** Knows every handler of the process; refuses to start when a job has none or two. */
@Injectable()
export class HandlerRegistry implements OnModuleInit, OnApplicationBootstrap {
  private readonly handlers = new Map<string, BoundHandler>();
  private readonly reactions = new Map<string, string[]>();
  /** Tests assemble a part of the product; only the whole one must handle everything. */
  requireAll = true;

  constructor(private readonly discovery: DiscoveryService, private readonly scanner: MetadataScanner) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const instance: unknown = wrapper.isDependencyTreeStatic() ? wrapper.instance : null;
      if (!instance || typeof instance !== 'object' || !Object.getPrototypeOf(instance)) continue;
      for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const method: unknown = (instance as Record<string, unknown>)[key];
        if (typeof method !== 'function') continue;
        const binding = Reflect.getMetadata(HANDLES, method) as Binding | undefined;
        if (binding) this.add(binding, instance, method as (payload: unknown, run: JobRun) => Promise<unknown>);
      }
    }
  }

  onApplicationBootstrap(): void {
    if (!this.requireAll) return;
    const orphans = [...definedJobs().keys(), ...definedSchedules().keys()].filter((name) => !this.handlers.has(name));
    if (orphans.length > 0) throw new Error(`jobs without a handler: ${orphans.join(', ')}`);
  }

  reactionsTo(event: string): readonly string[] {
    return this.reactions.get(event) ?? [];
  }

  find(jobName: string): BoundHandler | undefined {
    return this.handlers.get(jobName);
  }

  private add(binding: Binding, owner: object, method: (payload: unknown, run: JobRun) => Promise<unknown>): void {
    const { definition } = binding;
    const jobName = binding.kind === 'event' ? reactionName(definition.name, owner.constructor.name) : definition.name;
    if (this.handlers.has(jobName)) throw new Error(`two handlers for ${jobName}`);
    this.handlers.set(jobName, {
      jobName,
      payload: binding.kind === 'schedule' ? null : binding.definition.payload,
      attempts: binding.kind === 'job' ? (binding.definition.attempts ?? 5) : 20,
      call: (payload, run) => method.call(owner, payload, run),
    });
    if (binding.kind === 'event') this.reactions.set(definition.name, [...this.reactionsTo(definition.name), jobName]);
  }
}
