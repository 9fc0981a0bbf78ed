export function Home() { return <h1>Home</h1>; }
export function StarWall() { return <h1>StarWall</h1>; }
export function StarProfile() { return <h1>StarProfile</h1>; }
export function WorkWall() { return <h1>WorkWall</h1>; }
export function SeasonYear() { return <h1>SeasonYear</h1>; }
export function Discover() { return <h1>Discover</h1>; }
