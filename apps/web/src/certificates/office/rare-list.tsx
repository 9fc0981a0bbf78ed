import { useTranslation } from 'react-i18next';
import { FilesInput } from '../../uploads';
import type { Rare } from './certificate-queries';

export interface RareChoice {
  readonly isLeftOut: boolean;
  readonly picture: readonly { readonly id: string; readonly sha256: string }[];
}

interface RareListProps {
  readonly rare: readonly Rare[];
  readonly choices: Readonly<Record<string, RareChoice>>;
  readonly onChoose: (honourId: string, choice: RareChoice) => void;
}

const NONE: RareChoice = { isLeftOut: false, picture: [] };

/** Told before anything is numbered: a picture of the name, or not now. */
export function RareList({ rare, choices, onChoose }: RareListProps) {
  const { t } = useTranslation('certificates');
  return (
    <section className="stack" aria-labelledby="rare-title">
      <h3 id="rare-title">{t('rare.title', { count: rare.length })}</h3>
      <p className="quiet">{t('rare.text')}</p>
      <ul className="rare-list">
        {rare.map(({ honourId, name, unit, characters, canBePictured }) => {
          const choice = choices[honourId] ?? NONE;
          return (
            <li key={honourId}>
              <p><strong>{name}</strong> <span className="quiet">{unit}</span> · {t('rare.lacks', { characters })}</p>
              <label className="row"><input type="checkbox" checked={choice.isLeftOut} onChange={({ target }) => onChoose(honourId, { ...choice, isLeftOut: target.checked })} />{t('rare.leaveOut')}</label>
              {canBePictured && !choice.isLeftOut ? (
                <FilesInput field={{ code: 'name', label: t('rare.picture'), help: t('rare.pictureHelp'), isRequired: false, accept: ['image'], maxFiles: 1, maxMegabytes: 5 }} value={choice.picture} onChange={(picture) => onChoose(honourId, { ...choice, picture })} place={`certificate/${honourId}`} purpose="portrait" />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
