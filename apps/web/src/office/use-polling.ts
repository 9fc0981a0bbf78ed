export { usePolling } from '../data/use-polling';
