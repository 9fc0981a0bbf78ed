export const FUND_TABS = ['overview', 'allowances', 'subsidies', 'grants', 'payables', 'batches', 'books'] as const;
