import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Progress, StateChip } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { usePage } from '../../data/use-page';
import { usePolling } from '../use-polling';

const jobsQuery = graphql(`
  query OfficeJobs { jobs(first: 5) { nodes { id label roundName state progressDone progressTotal progressNote error createdAt finishedAt } } }
`);

type Job = ResultOf<typeof jobsQuery>['jobs']['nodes'][number];

/** Work that was seen running in this visit: its end is worth telling, until it is put away. */
const followed = new Set<string>();
/** Put away for this tab; the work itself goes on, and its page shows it. */
const PUT_AWAY = 'jiangong.tray';
const readPutAway = (): ReadonlySet<string> => {
  try {
    return new Set((sessionStorage.getItem(PUT_AWAY) ?? '').split(' ').filter(Boolean));
  } catch {
    return new Set();
  }
};
const keepPutAway = (ids: ReadonlySet<string>): void => {
  try {
    sessionStorage.setItem(PUT_AWAY, [...ids].slice(-50).join(' '));
  } catch {
    // a browser that keeps nothing shows it again on the next page
  }
};

const isUnderWay = ({ state }: { readonly state: string }): boolean => state === 'queued' || state === 'running';

/** Long work goes on when its page is left; its progress comes along. */
export function JobTray() {
  const { t } = useTranslation('office');
  const page = usePage(jobsQuery, {});
  const [isOpen, setIsOpen] = useState(false);
  const [putAway, setPutAway] = useState<ReadonlySet<string>>(readPutAway);
  const all = page.content?.jobs.nodes ?? [];
  const running = all.filter(isUnderWay);
  useEffect(() => running.forEach(({ id }) => followed.add(id)), [running]);
  const jobs = all.filter((job) => !putAway.has(job.id) && (isUnderWay(job) || followed.has(job.id)));
  const shown = jobs.find(isUnderWay);
  const put = (ids: readonly string[]) => {
    const next = new Set([...putAway, ...ids]);
    setPutAway(next);
    keepPutAway(next);
  };
  usePolling(page.again, running.length > 0);
  if (jobs.length === 0) return null;
  const Icon = isOpen ? ChevronDown : ChevronUp;
  return (
    <aside className="tray no-print" aria-label={t('tray.title')}>
      <div className="tray-head">
        <Button kind="quiet" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} icon={<Icon size={18} aria-hidden />}>
          {shown ? t('tray.running', { count: jobs.filter(isUnderWay).length }) : t('tray.finished', { count: jobs.length })}
        </Button>
        <Button kind="quiet" size="small" aria-label={t('tray.putAway')} onClick={() => put(jobs.map(({ id }) => id))} icon={<X size={16} aria-hidden />} />
      </div>
      {isOpen ? <ul className="tray-list">{jobs.map((job) => <li key={job.id}><TrayJob job={job} /></li>)}</ul> : shown ? <TrayJob job={shown} /> : null}
    </aside>
  );
}

function TrayJob({ job }: { readonly job: Job }) {
  const state = job.state === 'failed' ? 'failed' : job.state === 'done' ? 'done' : 'running';
  return (
    <div className="stack" style={{ gap: 'var(--space-half)' }}>
      <div className="row-apart small"><span>{job.roundName ? <>{job.roundName}<br /></> : null}{job.label}</span><StateChip family="jobState" value={job.state} /></div>
      <Progress label={job.label} done={job.progressDone} total={job.progressTotal} note={job.progressNote || undefined} state={state} />
      {job.error ? <p className="small">{job.error}</p> : null}
    </div>
  );
}
