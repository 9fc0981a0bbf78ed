import { useEffect, useState } from 'react';

/** What was typed, once the typing pauses: a search asks once for a word, not once for a key. */
export function useLate(text: string, pause = 300): string {
  const [late, setLate] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return late;
}
