import { jest } from '@jest/globals';
import { shanghai, type Actor } from '@jiangong/kernel';
import { anActor, TestProduct } from '@jiangong/testing';
import { ProgrammeModule, programmeEntities } from '../programme.module';

// a database of one's own takes its time on a busy machine
jest.setTimeout(60_000);

/** This stage on its own database; nobody else's tables are written. */
export const startProgramme = (now: Date = shanghai(2026, 5, 11, 9)): Promise<TestProduct> =>
  TestProduct.start({ modules: [ProgrammeModule], entities: programmeEntities, now });

const CITY = '01980000-0000-7000-8000-000000000001';

/** One actor of each role at the city, and nobody. */
export const organiser: Actor = anActor({ city_organiser: CITY }, { name: '市总办公室' });
export const others: readonly Actor[] = (['member', 'unit_cadre', 'district_organiser', 'judge', 'auditor'] as const).map((role) => anActor({ [role]: CITY }));
