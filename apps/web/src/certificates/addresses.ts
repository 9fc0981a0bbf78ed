export const CERTIFICATE_STATES = ['issued', 'reissued', 'revoked'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];
/** issue: by round; list: every certificate with its log; register: every honour. */
export const OFFICE_TABS = ['issue', 'list', 'register'] as const;

export interface CertificateSearch {
  readonly tab?: (typeof OFFICE_TABS)[number];
  readonly round?: string;
  readonly state?: CertificateState;
  readonly q?: string;
  readonly year?: string;
  readonly kind?: string;
}

export const knownState = (state: string): CertificateState => CERTIFICATE_STATES.find((one) => one === state) ?? 'issued';
