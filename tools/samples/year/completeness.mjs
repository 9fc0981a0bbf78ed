// The sample is only worth shipping when everything it promises really happens; a changed seed or slot must not lose a case.

const REASONS = {
  'roster.xlsx': ['duplicate', 'not_a_date', 'unknown_unit'],
  'recommendations.xlsx': [
    'no_place_left', 'after_closing', 'before_opening', 'unknown_kind', 'unknown_month', 'unknown_member', 'not_its_union',
  ],
  'marks.xlsx': [
    'not_a_number', 'below_zero', 'above_max', 'too_many_decimals', 'same_enterprise', 'second_sheet', 'unknown_judge', 'not_an_entry', 'unknown_round',
  ],
};

export function refuseUnlessComplete({ report, results, quotas, season }) {
  const faults = [];
  const expect = (isSo, what) => isSo || faults.push(what);
  for (const [file, reasons] of Object.entries(REASONS)) {
    for (const reason of reasons) {
      const count = report.refused.filter((row) => row.file === file && row.reason === reason).length;
      expect(count === (reason === 'not_a_number' ? 2 : 1), `${file}: ${reason} × ${count}`);
    }
  }
  const planned = Object.values(REASONS).flat().length + 1;
  expect(report.refused.length === planned, `refused ${report.refused.length}, planned ${planned}`);
  expect(report.corrected.length === 3, `corrections ${report.corrected.length}`);
  expect(report.joined >= 5, `joined ${report.joined}`);

  const kindOf = (round, name) => results.find((result) => result.name === round).kinds.find(({ kind }) => kind === name);
  const tieAt = (round, kind, tie) => expect(kindOf(round, kind).ranked.some((entry) => entry.tie === tie), `${round} ${kind}: no tie by ${tie}`);
  tieAt('2026-01', '劳动之星', 'mean');
  tieAt('2026-02', '技能之星', 'criterion');
  tieAt('2026-07', '技能之星', 'mean');
  tieAt('2026-Q4', '服务之星', 'mean');
  tieAt('2026-Y', '技能之星', 'criterion');
  const sharedIn = (round, kind) =>
    expect(kindOf(round, kind).winners.map(({ rank }) => rank).join() === '1,1', `${round} ${kind}: no shared rank inside`);
  sharedIn('2026-03', '创新之星');
  sharedIn('2026-Q3', '安康之星');
  expect(kindOf('2026-04', '服务之星').leftOut.length === 2, '2026-04 服务之星: nobody left out whole');
  expect(kindOf('2026-Y', '劳动之星').leftOut.length === 2, '2026-Y 劳动之星: nobody left out whole');
  expect(kindOf('2026-05', '安康之星').winners.length === 1, '2026-05 安康之星: not one winner');
  expect(kindOf('2026-06', '劳动之星').winners.length === 2, '2026-06 劳动之星: 79.995 did not become 80.00');
  expect(kindOf('2026-09', '安康之星').unscored.length === 1, '2026-09 安康之星: every entry has a score');
  expect(kindOf('2026-Q1', '安康之星').unscored.length === 1, '2026-Q1 安康之星: every entry has a score');
  expect(kindOf('2026-Q2', '创新之星').ranked.length === 5, '2026-Q2 创新之星: nobody won two months');
  const annual = results.at(-1).kinds.flatMap(({ winners }) => winners);
  expect(annual.length >= 10 && annual.length <= 15, `${annual.length} annual stars`);
  expect(annual.some(({ member }) => member.attributes.post_class === 'manager'), 'no manager among the annual stars: the cap is not tested');
  for (const quota of quotas) expect(quota.isMet, `quota ${quota.name}: ${quota.count} against ${quota.limit}`);
  for (const { name, kinds } of results) {
    expect(kinds.length === season.categories.length, `${name}: ${kinds.length} kinds`);
  }
  if (faults.length > 0) throw new Error(`样例不完整 / the sample is incomplete:\n  ${faults.join('\n  ')}`);
}
