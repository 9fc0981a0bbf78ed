export function openRole(ownerUrl: string): Promise<string>;
