export { Discover } from './discover';
