import { useTranslation } from 'react-i18next';
import { Field, Select } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';

const yearsQuery = graphql(`query PublicYears { seasons { id year } }`);

/** One year leaves nothing to choose. */
export function YearChoice({ year, onChange }: { readonly year: number; readonly onChange: (year: number) => void }) {
  const { t } = useTranslation('public');
  const years = (usePage(yearsQuery, {}, { policy: 'cache-first' }).content?.seasons ?? []).map((season) => season.year);
  if (years.length < 2 && years.includes(year)) return null;
  const choices = [...new Set([year, ...years])].sort((one, other) => other - one);
  return choices.length < 2 ? null : (
    <Field label={t('rounds.year')} isFilter>
      {(links) => <Select {...links} value={String(year)} choices={choices.map((one) => ({ value: String(one), label: String(one) }))} onChange={(event) => onChange(Number(event.target.value))} />}
    </Field>
  );
}
