export { FiguresPage } from './figures-page';
export { Home } from './home';
export { HonourTable } from './honour-table';
export { PersonPage } from './person-page';
export { SeasonYear } from './season-year';
export { StarProfile } from './star-profile';
export { StarWall } from './star-wall';
export { PublicStudios } from './studios-page';
