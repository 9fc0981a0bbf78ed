import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import UserPlus from 'lucide-react/icons/user-plus';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import { useLate } from '../app/use-late';
import { Button, Chip, EmptyState, ListFoot, SearchInput, Shown, Table, type Column } from '../design';
import { useList } from '../data/use-list';
import { useWordFor } from '../i18n/use-words';
import { accountsQuery, type Account } from './accounts-query';
import { OpenAccountDialog } from './open-account-dialog';
import './admin.css';

const api = getRouteApi('/admin');

/** Every way to sign in, with who holds what. */
export function Accounts() {
  const { t } = useTranslation('admin');
  usePageTitle(t('accounts.title'));
  return <Gate roles={['administrator']}>{() => <AccountList />}</Gate>;
}

function AccountList() {
  const { t } = useTranslation('admin');
  const { q } = api.useSearch();
  const navigate = useNavigate();
  const [text, setText] = useState(q ?? '');
  const [isOpening, setIsOpening] = useState(false);
  const asked = useLate(text.trim());
  useEffect(() => { void navigate({ to: '/admin', search: { q: asked || undefined }, replace: true }); }, [asked, navigate]);
  const list = useList(accountsQuery, { search: asked || null }, ({ accounts }) => accounts);
  return (
    <div className="stack-wide">
      <header className="stack">
        <div className="row-apart">
          <h1>{t('accounts.title')}</h1>
          <Button kind="primary" icon={<UserPlus size={18} aria-hidden />} onClick={() => setIsOpening(true)}>{t('open.act')}</Button>
        </div>
        <p className="quiet reading">{t('accounts.line')}</p>
        <SearchInput label={t('accounts.search')} value={text} onChange={(event) => setText(event.target.value)} />
      </header>
      <Shown page={list}>
        {() => (
          <div>
            <p className="visually-hidden" role="status">{t('accounts.found', { count: list.total })}</p>
            <AccountTable rows={list.rows} isSearched={asked !== ''} />
            <ListFoot list={list} />
          </div>
        )}
      </Shown>
      {isOpening ? <OpenAccountDialog onClose={() => setIsOpening(false)} /> : null}
    </div>
  );
}

function AccountTable({ rows, isSearched }: { readonly rows: readonly Account[]; readonly isSearched: boolean }) {
  const { t } = useTranslation('admin');
  const wordFor = useWordFor();
  const columns: Column<Account>[] = [
    { key: 'name', head: t('accounts.name'), onPhone: 'lead', cell: ({ id, name }) => <Link to="/admin/accounts/$id" params={{ id }}>{name}</Link> },
    { key: 'username', head: t('accounts.username'), isTight: true, cell: ({ username }) => username },
    { key: 'roles', head: t('accounts.roles'), cell: ({ grants }) => (grants.length === 0 ? <span className="quiet">{t('accounts.noRole')}</span> : <ul>{grants.map(({ role, organization }) => <li key={role + organization.id}>{wordFor('role', role)} <span className="quiet">{organization.name}</span></li>)}</ul>) },
    { key: 'state', head: t('accounts.state'), isTight: true, cell: ({ isDisabled }) => <Chip tone={isDisabled ? 'amber' : 'green'}>{t(isDisabled ? 'accounts.disabled' : 'accounts.inUse')}</Chip> },
  ];
  return <Table caption={t('accounts.title')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={<EmptyState title={t(isSearched ? 'accounts.noneFound' : 'accounts.none')}>{t(isSearched ? 'accounts.noneFoundText' : 'accounts.noneText')}</EmptyState>} />;
}
