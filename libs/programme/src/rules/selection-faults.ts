import type { SelectionRules } from './selection-rules';

type Fault = (path: string, zhText: string, en: string) => void;

const PATH = 'deciding.selection';

/** Contradictions inside the rules of a list; what no list at all can meet is pre-flight's question. */
export function selectionFaults(rules: SelectionRules, fault: Fault): void {
  const codes = [...rules.quotas.map(({ code }) => code), ...rules.groupCaps.map(({ code }) => code)];
  codes.forEach((code, at) => {
    if (codes.indexOf(code) !== at) fault(PATH, `名单规则代码“${code}”重复`, `rule "${code}" appears twice`);
  });
  rules.quotas.forEach((quota, at) => {
    const path = `${PATH}.quotas[${at}]`;
    if ((quota.percent === undefined) === (quota.count === undefined)) fault(path, `“${quota.name}”须在比例和人数中写明且只写一种`, `"${quota.code}" names a percentage or a number of people, one of the two`);
    if (quota.kind === 'floor' && quota.count !== undefined && quota.count > rules.places) fault(path, `“${quota.name}”至少 ${quota.count} 人，多于名额 ${rules.places}`, `"${quota.code}" needs ${quota.count} winners, there are ${rules.places} places`);
    if (quota.of !== undefined && !rules.quotas.some(({ code }) => code === quota.of)) fault(`${path}.of`, `“${quota.name}”的“其中”指向不存在的规则“${quota.of}”`, `"${quota.code}" is of a quota that does not exist: "${quota.of}"`);
    if (runsInCircle(rules, quota.code)) fault(`${path}.of`, `“${quota.name}”的“其中”关系成环`, `the chain of "of" from "${quota.code}" runs in a circle`);
  });
  rules.groupCaps.forEach((cap, at) => {
    if ((cap.by === 'attribute') !== (cap.attribute !== undefined)) fault(`${PATH}.groupCaps[${at}].attribute`, `“${cap.name}”${cap.by === 'attribute' ? '没有写明按哪一项属性' : '不按属性计，不应写明属性'}`, `"${cap.code}" names an attribute exactly when it goes by one`);
  });
  const named = rules.categoryPlaces.map(({ category }) => category);
  rules.categoryPlaces.forEach(({ category, least, most }, at) => {
    const path = `${PATH}.categoryPlaces[${at}]`;
    if (named.indexOf(category) !== at) fault(path, `类别“${category}”的名额写了两次`, `category "${category}" appears twice`);
    if (most !== null && least > most) fault(path, `类别“${category}”至少 ${least} 人，又至多 ${most} 人`, `category "${category}" has at least ${least} and at most ${most}`);
  });
}

function runsInCircle({ quotas }: SelectionRules, from: string): boolean {
  const seen = new Set<string>();
  for (let code: string | undefined = from; code !== undefined; code = quotas.find((one) => one.code === code)?.of) {
    if (seen.has(code)) return code === from;
    seen.add(code);
  }
  return false;
}
