export function Recommendations() { return <h1>Recommendations</h1>; }
export function Recommend() { return <h1>Recommend</h1>; }
export function RecommendationRecord() { return <h1>RecommendationRecord</h1>; }
export function RecommendationSheet() { return <h1>RecommendationSheet</h1>; }
export function RosterImports() { return <h1>RosterImports</h1>; }
export function RosterImportRecord() { return <h1>RosterImportRecord</h1>; }
