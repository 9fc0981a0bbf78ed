import { defineRefusal } from '@jiangong/kernel';

export const BundleNotYet = defineRefusal('BUNDLE_NOT_YET', ({ round }: { round: string }) => ({
  zh: `“${round}”还没有封存的计分；在此之前评分对任何人保密，数据包在封存之后才能取`,
  en: `no run of "${round}" is sealed yet; marks are nobody's business before, so the bundle can be taken only then`,
}));
