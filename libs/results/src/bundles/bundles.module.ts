import { Module } from '@nestjs/common';
import { Bundles } from './bundles';
import { BundlesController, LedgerController } from './bundles.controller';
import { TakeBundle } from './commands/take-bundle';
import { HeadSheets } from './head-sheets';

const forOthers = [TakeBundle, Bundles, HeadSheets];

@Module({ controllers: [BundlesController, LedgerController], providers: forOthers, exports: forOthers })
export class BundlesModule {}
