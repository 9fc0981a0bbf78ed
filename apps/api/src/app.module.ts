import { stageEntities, stages } from '@jiangong/assembly';
import { graphEdge, PlatformModule, type Config, type Logger } from '@jiangong/platform';
import type { Clock } from '@jiangong/kernel';
import type { DynamicModule } from '@nestjs/common';
import { migrations } from './migrations';

export interface ApiOptions {
  readonly config: Config;
  readonly logger?: Logger;
  readonly clock?: Clock;
  /** Where to write the schema file; only the guards do. */
  readonly schemaFile?: string;
}

class ApiModule {}

/** The API process: every stage behind the GraphQL edge. */
export const apiModule = ({ config, logger, clock, schemaFile }: ApiOptions): DynamicModule => ({
  module: ApiModule,
  imports: [PlatformModule.with({ config, logger, clock, entities: stageEntities, migrations }), graphEdge(schemaFile ?? true), ...stages],
});
