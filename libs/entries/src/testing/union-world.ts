import { newId, platformActor, shanghai, type Actor, type Role } from '@jiangong/kernel';
import { Account, PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { anActor, TestProduct } from '@jiangong/testing';
import { EntriesModule, entriesEntities } from '../entries.module';

/** This stage and those before it on their own database, in the middle of a May that collects until the 25th, 18:00. */
export const startEntries = (settings: Readonly<Record<string, string>> = {}): Promise<TestProduct> =>
  TestProduct.start({
    modules: [PeopleModule, ProgrammeModule, EntriesModule], entities: [...peopleEntities, ...programmeEntities, ...entriesEntities], now: shanghai(2026, 5, 11, 9), settings,
  });

/** An account that nobody signs in to: its name is shown in steps, its actor is made by hand. */
async function account(product: TestProduct, name: string, memberId: string | null = null): Promise<string> {
  const id = newId();
  await product.uow.run(platformActor, {}, (tx) => tx.repo(Account).insert({ id, username: id, passwordHash: '-', name, memberId, createdAt: tx.now, disabledAt: null }));
  return id;
}

/** A city with an officer on every desk, each with an account. */
export async function aUnionWorld(product: TestProduct) {
  const city: City = await aCity(product);
  const officer = async (name: string, role: Role, node: string): Promise<Actor> => anActor({ [role]: node }, { accountId: await account(product, name), name });
  return {
    ...city,
    /** Of the first enterprise. */
    cadre: await officer('红岩工会干部', 'unit_cadre', city.enterprises[0]),
    /** Of the second enterprise of the same district. */
    otherCadre: await officer('嘉陵工会干部', 'unit_cadre', city.enterprises[1]),
    branchCadre: await officer('总装分会干部', 'unit_cadre', city.branch),
    district: await officer('江北区总', 'district_organiser', city.districtA),
    otherDistrict: await officer('南岸区总', 'district_organiser', city.districtB),
    industryUnion: await officer('机械产业工会', 'district_organiser', city.industry),
    organiser: await officer('市总办公室', 'city_organiser', city.cityId),
    auditor: await officer('纪检', 'auditor', city.cityId),
    judge: await officer('评委', 'judge', city.cityId),
    administrator: await officer('管理员', 'administrator', city.cityId),
    /** A new member of the first enterprise, or of the organization given. */
    worker: (organizationId: string = city.enterprises[0], name?: string) => aMember(product, name ? { organizationId, name } : { organizationId }),
    /** A new member with an account of their own. */
    async person(organizationId: string = city.enterprises[0]): Promise<{ memberId: string; actor: Actor }> {
      const memberId = await aMember(product, { organizationId });
      return { memberId, actor: anActor({ member: organizationId }, { accountId: await account(product, '职工本人', memberId), memberId, name: '职工本人' }) };
    },
  };
}

export type UnionWorld = Awaited<ReturnType<typeof aUnionWorld>>;
