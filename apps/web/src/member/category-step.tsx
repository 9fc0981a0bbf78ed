import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslation } from 'react-i18next';

interface Category {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

interface CategoryStepProps {
  readonly categories: readonly Category[];
  readonly chosen: string | null;
  readonly onChoose: (category: Category) => void;
}

export function CategoryStep({ categories, chosen, onChoose }: CategoryStepProps) {
  const { t } = useTranslation('member');
  return (
    <section className="stack">
      <h2>{t('handIn.chooseCategory')}</h2>
      <ul className="category-list">
        {categories.map((category) => (
          <li key={category.id}><button type="button" aria-pressed={category.id === chosen} onClick={() => onChoose(category)}>{category.name}<ChevronRight size={20} aria-hidden /></button></li>
        ))}
      </ul>
    </section>
  );
}
