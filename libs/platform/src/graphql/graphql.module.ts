import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { HttpGraphDriver } from './http-driver';

/** The GraphQL edge of the API process. `schemaFile`: where the committed schema is written (guards only). */
export const graphEdge = (schemaFile: string | true = true): DynamicModule =>
  GraphQLModule.forRoot({
    driver: HttpGraphDriver,
    autoSchemaFile: schemaFile,
    sortSchema: true,
    buildSchemaOptions: { noDuplicatedFields: true },
  });
