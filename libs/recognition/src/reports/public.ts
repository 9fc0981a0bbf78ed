/**
 * Reports: what a district or industry union has to show for a year, period by period. Units, persons and stars are
 * three figures and never added to one another.
 */
export { DistrictReportReader } from './district-report.reader';
export { ReportsModule } from './reports.module';
