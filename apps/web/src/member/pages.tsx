export function MyEntries() { return <h1>MyEntries</h1>; }
export function MyEntry() { return <h1>MyEntry</h1>; }
export function OpenRounds() { return <h1>OpenRounds</h1>; }
export function HandIn() { return <h1>HandIn</h1>; }
