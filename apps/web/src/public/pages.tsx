export { Discover } from './discover';
export { Home } from './home';
export { SeasonYear } from './season-year';
export { StarProfile } from './star-profile';
export { StarWall, WorkWall } from './star-wall';
