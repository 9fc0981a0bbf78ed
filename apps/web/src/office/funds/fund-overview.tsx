import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, Table } from '../../design';
import { AppropriateDialog } from './appropriate-dialog';
import type { FundYear } from './funds-query';
import { yuanText } from './money';
import { PlanDialog } from './plan-dialog';

interface FundOverviewProps {
  readonly year: FundYear;
  readonly figures: readonly { readonly state: string; readonly count: number; readonly amountFen: string }[];
}

/** The funds of the year, and the rules with required, reached and margin. */
export function FundOverview({ year, figures }: FundOverviewProps) {
  const { t } = useTranslation('funds');
  const [opened, open] = useState<'plan' | 'appropriate' | null>(null);
  return (
    <>
      <dl className="fund-figures">
        <div className="card"><dt>{t('bank')}</dt><dd className="figures">{yuanText(year.bankFen)} <span className="small quiet">{t('yuan')}</span></dd></div>
        {figures.filter(({ state }) => state !== 'dropped').map(({ state, count, amountFen }) => (
          <div key={state} className="card"><dt>{t(`state.${state as 'due'}`)}</dt><dd className="figures">{yuanText(amountFen)} <span className="small quiet">{t('yuan')}</span></dd><dd className="small quiet">{t('count', { count })}</dd></div>
        ))}
      </dl>
      <section className="stack" aria-labelledby="funds-of-year">
        <header className="row-apart">
          <h2 id="funds-of-year">{t('funds')}</h2>
          {year.abilities.canPlan ? <div className="row"><Button onClick={() => open('plan')}>{t('plan.act')}</Button><Button kind="primary" onClick={() => open('appropriate')}>{t('appropriate.act')}</Button></div> : null}
        </header>
        <Table caption={t('funds')} rows={year.funds} rowKey={({ fund }) => fund} columns={[
          { key: 'name', head: t('fund'), onPhone: 'lead', cell: ({ name }) => <strong className="fund-name">{name}</strong> },
          ...(['budgetFen', 'appropriatedFen', 'committedFen', 'paidFen', 'leftFen'] as const).map((key) => ({
            key, head: t(`column.${key}`), align: 'end' as const, cell: (row: FundYear['funds'][number]) => <span className="figures">{yuanText(row[key])}</span>,
          })),
        ]} />
      </section>
      <section className="stack" aria-labelledby="fund-checks">
        <h2 id="fund-checks">{t('checks')}</h2>
        <Table caption={t('checks')} rows={year.checks} rowKey={({ code }) => code} columns={[
          { key: 'name', head: t('rule'), onPhone: 'lead', cell: ({ name, text }) => <><strong className="fund-name">{name}</strong><span className="small quiet block">{text}</span></> },
          { key: 'required', head: t('required'), align: 'end', cell: ({ requiredFen, isFloor }) => <span className="figures">{isFloor ? '≥ ' : '≤ '}{yuanText(requiredFen)}</span> },
          { key: 'reached', head: t('reached'), align: 'end', cell: ({ reachedFen }) => <span className="figures">{yuanText(reachedFen)}</span> },
          { key: 'margin', head: t('margin'), align: 'end', cell: ({ marginFen }) => <span className="figures">{yuanText(marginFen)}</span> },
          { key: 'isMet', head: t('met'), cell: ({ isMet, isFloor, requiredFen }) => (isFloor && requiredFen === '0' ? <Chip tone="grey">{t('isUnknown')}</Chip> : isMet ? <Chip tone="green" icon={<CircleCheck size={14} aria-hidden />}>{t('isMet')}</Chip> : <Chip tone="red" icon={<CircleAlert size={14} aria-hidden />}>{t('isBroken')}</Chip>) },
        ]} />
      </section>
      {opened === 'plan' ? <PlanDialog year={year} onClose={() => open(null)} /> : null}
      {opened === 'appropriate' ? <AppropriateDialog year={year} onClose={() => open(null)} /> : null}
    </>
  );
}
