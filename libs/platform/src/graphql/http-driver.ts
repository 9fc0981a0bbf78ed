import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { LOGGER, type Logger } from '../observability/logger';
import { guardSchema } from './guarded-schema';
import { createGraphEndpoint, type GraphEndpoint } from './http-endpoint';
import { ACTOR_SOURCE, visitorsOnly, type ActorSource } from './actor-source';
import { CONFIG, type Config } from '../config/config';

/** Holds what the driver made, for the HTTP server in front and for tests. */
@Injectable()
export class GraphEdge {
  schema: GraphQLSchema | null = null;
  endpoint: GraphEndpoint | null = null;
}

/**
 * Nest's schema served by graphql-http: the reference HTTP implementation, without a second server framework
 * between the socket and graphql-js. See docs/decisions/0002-graphql-edge.md.
 */
@Injectable()
export class HttpGraphDriver extends AbstractGraphQLDriver<GqlModuleOptions> {
  @Inject() private readonly edge: GraphEdge;
  @Inject() private readonly modules: ModuleRef;
  @Inject(LOGGER) private readonly logger: Logger;
  @Inject(CONFIG) private readonly config: Config;

  start(options: GqlModuleOptions): Promise<void> {
    const schema = guardSchema(options.schema!);
    let source: ActorSource = visitorsOnly;
    try {
      source = this.modules.get<ActorSource>(ACTOR_SOURCE, { strict: false });
    } catch {
      this.logger.debug('no identity module: everybody is a visitor');
    }
    this.edge.schema = schema;
    this.edge.endpoint = createGraphEndpoint({ schema, actors: source, logger: this.logger, trustProxy: this.config.TRUST_PROXY });
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
