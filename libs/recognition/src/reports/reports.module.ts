import { Module } from '@nestjs/common';
import { PeopleModule } from '@jiangong/people';
import { DistrictReportReader } from './district-report.reader';
import { DistrictReportResolver } from './district-report.resolver';

@Module({ imports: [PeopleModule], providers: [DistrictReportReader, DistrictReportResolver], exports: [DistrictReportReader] })
export class ReportsModule {}
