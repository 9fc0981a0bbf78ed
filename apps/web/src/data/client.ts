import { Client, fetchExchange } from 'urql';
import { i18n } from '../i18n/i18n';
import { createCache } from './cache';

/** Refusals and faults come back in the language of the page. */
export const languageHeader = (): Record<string, string> => ({ 'accept-language': i18n.language });

/**
 * A client with an empty cache. A new one is made whenever the person or the language changes: what one account was
 * shown must never be read by the next.
 */
export const createClient = (): Client =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [createCache(i18n.language), fetchExchange],
    fetchOptions: () => ({ headers: languageHeader(), credentials: 'same-origin' }),
  });
