import { useTranslation } from 'react-i18next';
import { Field } from '../design';
import { ACCEPTED, faultOfFile, MOST_FILES } from './evidence-files';

interface EvidenceFieldProps {
  readonly chosen: readonly File[];
  readonly onChosen: (chosen: readonly File[]) => void;
}

/** Evidence by name before it is sent, and what will not be taken while it can still be changed. */
export function EvidenceField({ chosen, onChosen }: EvidenceFieldProps) {
  const { t } = useTranslation('notices');
  const faults = chosen.flatMap((file) => {
    const fault = faultOfFile(file);
    return fault ? [t(`raise.fileFaults.${fault}`, { name: file.name })] : [];
  });
  if (chosen.length > MOST_FILES) faults.push(t('raise.fileFaults.many', { most: MOST_FILES }));
  return (
    <Field label={t('raise.files')} help={t('raise.filesHelp')} error={faults.join(' ') || undefined}>
      {(links) => (
        <>
          <input {...links} type="file" multiple accept={ACCEPTED} className="input" onChange={(event) => onChosen([...(event.target.files ?? [])])} />
          {chosen.length > 1 ? <ul className="small objection-text">{chosen.map((file, at) => <li key={at}>{file.name}</li>)}</ul> : null}
        </>
      )}
    </Field>
  );
}

export const canSendAll = (chosen: readonly File[]): boolean => chosen.length <= MOST_FILES && chosen.every((file) => faultOfFile(file) === null);
