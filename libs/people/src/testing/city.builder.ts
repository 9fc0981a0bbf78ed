import { newId, platformActor } from '@jiangong/kernel';
import type { TestProduct } from '@jiangong/testing';
import { CreateOrganization } from '../organizations/public';

/** The smallest tree in which own unit, own district, another district and industry are all different. */
export async function aCity(product: TestProduct) {
  const city = {
    cityId: newId(),
    districtA: newId(),
    districtB: newId(),
    industry: newId(),
    /** Two of district A, then one of district B; the first belongs to the industry union too. */
    enterprises: [newId(), newId(), newId()] as const,
    /** Hangs directly under the industry union. */
    industryEnterprise: newId(),
    /** In the first enterprise; the team lies in the branch. */
    branch: newId(),
    team: newId(),
  };
  const [first, second, third] = city.enterprises;
  await product.uow.run(platformActor, {}, (tx) =>
    product.get(CreateOrganization).createMany(tx, [
      { id: city.cityId, name: '山城市总工会', level: 'city', parentId: null },
      { id: city.districtA, name: '江北区总工会', level: 'district', parentId: city.cityId, position: 1 },
      { id: city.districtB, name: '南岸区总工会', level: 'district', parentId: city.cityId, position: 2 },
      { id: city.industry, name: '市机械产业工会', level: 'industry', parentId: city.cityId, position: 3 },
      { id: first, name: '红岩机械有限公司', level: 'enterprise', parentId: city.districtA, industryUnionId: city.industry, ownership: 'state' },
      { id: second, name: '嘉陵纺织有限公司', level: 'enterprise', parentId: city.districtA, ownership: 'private' },
      { id: third, name: '南山电力有限公司', level: 'enterprise', parentId: city.districtB, ownership: 'state' },
      { id: city.industryEnterprise, name: '长江轴承有限公司', level: 'enterprise', parentId: city.industry, ownership: 'foreign' },
      { id: city.branch, name: '红岩机械有限公司总装分会', level: 'branch', parentId: first },
      { id: city.team, name: '红岩机械有限公司总装一班', level: 'team', parentId: city.branch },
    ]));
  return city;
}

export type City = Awaited<ReturnType<typeof aCity>>;
