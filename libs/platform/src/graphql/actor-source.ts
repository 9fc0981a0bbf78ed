import type { IncomingMessage } from 'node:http';
import { visitor, type Actor } from '@jiangong/kernel';

/** Tells who sends a request. Bound by the identity module; without it everybody is a visitor. */
export interface ActorSource {
  actorOf(request: IncomingMessage): Promise<Actor>;
}

export const ACTOR_SOURCE = Symbol('ActorSource');

export const visitorsOnly: ActorSource = { actorOf: () => Promise.resolve(visitor) };
