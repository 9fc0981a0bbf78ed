import { defineRefusal } from '@jiangong/kernel';

export const OrganizationNameTaken = defineRefusal('ORGANIZATION_NAME_TAKEN', (f: { names: readonly string[] }) => ({
  zh: `已有同名组织：${f.names.join('、')}。请核对是否重复录入，或在名称中写明所属单位`,
  en: `an organization of that name exists: ${f.names.join(', ')}; check whether it was entered before, or name the unit it belongs to`,
}));

export const LevelNotUnderParent = defineRefusal('LEVEL_NOT_UNDER_PARENT', (f: { name: string; level: string; parentLevel: string | null }) => ({
  zh: `“${f.name}”的层级 ${f.level} 不能挂在${f.parentLevel === null ? '最上层' : `层级 ${f.parentLevel} 之下`}；顺序为市→区县或产业→企业→分会→班组`,
  en: `“${f.name}” of level ${f.level} cannot hang ${f.parentLevel === null ? 'at the top' : `under level ${f.parentLevel}`}; the order is city, district or industry, enterprise, branch, team`,
}));

export const CityExists = defineRefusal('CITY_EXISTS', (f: { name: string }) => ({
  zh: `市级组织只能有一个，已有“${f.name}”`,
  en: `there is one city federation only, and it is “${f.name}”`,
}));

export const MovedUnderItself = defineRefusal('MOVED_UNDER_ITSELF', (f: { name: string }) => ({
  zh: `不能把“${f.name}”移到它自己或它的下级之下`,
  en: `“${f.name}” cannot be moved under itself or its own descendants`,
}));

export const NotAnIndustryUnion = defineRefusal('NOT_AN_INDUSTRY_UNION', (f: { name: string }) => ({
  zh: `“${f.name}”不是产业工会，不能作为所属产业`,
  en: `“${f.name}” is not an industry union`,
}));
