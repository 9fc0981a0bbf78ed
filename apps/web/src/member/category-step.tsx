import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslation } from 'react-i18next';
import type { HandInRound } from './hand-in';

type Category = HandInRound['programme']['categories'][number];

interface CategoryStepProps {
  readonly categories: readonly Category[];
  readonly chosen: string | null;
  /** What belongs in each, by its code. */
  readonly guidance: Readonly<Record<string, string>>;
  readonly onChoose: (category: Category) => void;
}

export function CategoryStep({ categories, chosen, guidance, onChoose }: CategoryStepProps) {
  const { t } = useTranslation('member');
  return (
    <section className="stack">
      <h2>{t('handIn.chooseCategory')}</h2>
      <ul className="category-list">
        {categories.map((category) => (
          <li key={category.id}>
            <button type="button" aria-pressed={category.id === chosen} onClick={() => onChoose(category)}>
              <span>{category.name}{guidance[category.code] ? <span className="category-guidance">{guidance[category.code]}</span> : null}</span><ChevronRight size={20} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
