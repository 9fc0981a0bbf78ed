import { Module } from '@nestjs/common';
import { CreateOrganization } from './commands/create-organization';
import { MoveOrganization } from './commands/move-organization';
import { RenameOrganization } from './commands/rename-organization';
import { OrganizationResolver } from './organization.resolver';
import { Organizations } from './organizations';
import { OrganizationsReader } from './organizations.reader';

const exported = [Organizations, CreateOrganization, MoveOrganization, RenameOrganization];

@Module({ providers: [...exported, OrganizationsReader, OrganizationResolver], exports: exported })
export class OrganizationsModule {}
