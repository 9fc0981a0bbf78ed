export function isAlive(pid: number): boolean;

/** The pid of another holder, or nothing when the lock is now ours. */
export function takeLock(file: string): number | undefined;
export function dropLock(file: string): void;
export function withLock<T>(file: string, work: () => T | Promise<T>): Promise<T>;
