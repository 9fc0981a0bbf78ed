import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Progress, StateChip } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { usePage } from '../../data/use-page';
import { serverNow } from '../../i18n/server-clock';
import { usePolling } from '../use-polling';

const jobsQuery = graphql(`
  query OfficeJobs { jobs(first: 5) { nodes { id label state progressDone progressTotal progressNote error createdAt finishedAt } } }
`);

type Job = ResultOf<typeof jobsQuery>['jobs']['nodes'][number];

/** Finished work stays in the tray this long. */
const SHOWN_FOR = 10 * 60_000;
export const isUnderWay = ({ state }: { readonly state: string }): boolean => state === 'queued' || state === 'running';
const isRecent = (job: Job): boolean => isUnderWay(job) || (job.finishedAt !== null && serverNow().getTime() - new Date(job.finishedAt).getTime() < SHOWN_FOR);

/** Long work goes on when its page is left; its progress comes along. */
export function JobTray() {
  const { t } = useTranslation('office');
  const page = usePage(jobsQuery, {});
  const [isOpen, setIsOpen] = useState(false);
  const jobs = (page.content?.jobs.nodes ?? []).filter(isRecent);
  const running = jobs.filter(isUnderWay);
  usePolling(page.again, running.length > 0);
  if (jobs.length === 0) return null;
  const Icon = isOpen ? ChevronDown : ChevronUp;
  return (
    <aside className="tray no-print" aria-label={t('tray.title')}>
      <Button kind="quiet" size="small" className="tray-head" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} icon={<Icon size={18} aria-hidden />}>
        {running.length > 0 ? t('tray.running', { count: running.length }) : t('tray.finished', { count: jobs.length })}
      </Button>
      {isOpen ? <ul className="tray-list">{jobs.map((job) => <li key={job.id}><TrayJob job={job} /></li>)}</ul> : running[0] ? <TrayJob job={running[0]} /> : null}
    </aside>
  );
}

function TrayJob({ job }: { readonly job: Job }) {
  const state = job.state === 'failed' ? 'failed' : job.state === 'done' ? 'done' : 'running';
  return (
    <div className="stack" style={{ gap: 'var(--space-half)' }}>
      <div className="row-apart small"><span>{job.label}</span><StateChip family="jobState" value={job.state} /></div>
      <Progress label={job.label} done={job.progressDone} total={job.progressTotal} note={job.progressNote || undefined} state={state} />
      {job.error ? <p className="small">{job.error}</p> : null}
    </div>
  );
}
