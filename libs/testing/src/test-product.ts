import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { SettableClock, shanghai, type Actor } from '@jiangong/kernel';
import {
  createLogger, GraphContext, graphEdge, GraphEdge, HandlerRegistry, inputValidation, JobDrain, PlatformModule, readConfig, Reader, UnitOfWork, type Logger,
} from '@jiangong/platform';
import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { graphql, type ExecutionResult } from 'graphql';
import { openTestDatabase } from './test-database';

export interface ProductParts {
  /** The stages under test with everything upstream of them. */
  readonly modules: readonly (Type | DynamicModule)[];
  readonly entities: readonly (new () => object)[];
  readonly now?: Date;
  /** Where the product writes its log; silent without. */
  readonly logger?: Logger;
  /** Settings other than the tests' own, by their names. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A part of the product on its own database, with a clock that stands still until it is set. */
export class TestProduct {
  private server: Server | null = null;

  private constructor(
    readonly app: INestApplication,
    readonly clock: SettableClock,
    readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(parts: ProductParts): Promise<TestProduct> {
    const database = await openTestDatabase();
    const clock = new SettableClock(parts.now ?? shanghai(2026, 5, 11, 9));
    const config = readConfig({ DATABASE_URL: database.url, NODE_ENV: 'test', DATABASE_POOL: '6', LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent', JIANGONG_DATA: `${tmpdir()}/jiangong-test-${process.pid}`, ...parts.settings });
    const platform = PlatformModule.with({ config, clock, entities: parts.entities, logger: parts.logger ?? createLogger('test', config.LOG_LEVEL) });
    const built = await Test.createTestingModule({ imports: [platform, graphEdge(), ...parts.modules] }).compile();
    const app = built.createNestApplication({ logger: false });
    app.useGlobalPipes(inputValidation());
    app.get(HandlerRegistry).requireAll = false;
    await app.init();
    return new TestProduct(app, clock, database.url, database.drop);
  }

  get<T>(token: Type<T>): T {
    return this.app.get(token, { strict: false });
  }

  get uow(): UnitOfWork {
    return this.get(UnitOfWork);
  }

  get reader(): Reader {
    return this.get(Reader);
  }

  /** Runs every waiting job and reaction in this process. */
  drain(): Promise<number> {
    return this.get(JobDrain).drain();
  }

  /** Asks the GraphQL edge as somebody, with lock one and the refusal unions in force. */
  ask(actor: Actor, source: string, variableValues: Record<string, unknown> = {}): Promise<ExecutionResult<Record<string, never>>> {
    const schema = this.get(GraphEdge).schema!;
    return graphql({ schema, source, variableValues, contextValue: new GraphContext(actor, 'zh') }) as never;
  }

  /** Answers over HTTP until it stops; returns the address. */
  async listen(): Promise<string> {
    const server = (this.server ??= createServer(this.app.getHttpAdapter().getInstance() as RequestListener));
    if (!server.listening) await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    if (server) await new Promise((closed) => server.close(closed));
    await this.app.close();
    await this.drop();
  }
}
