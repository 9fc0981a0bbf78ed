export { GENESIS_HASH, linkEvent, verifyChain, type ChainFault, type LedgerRecord, type LinkedEvent } from '@jiangong/evidence';
