// What a page remembers over a reload. A browser may forbid storage; then it is remembered while the page is open.

const inMemory = new Map<string, string>();

/** `where` says for how long: in this tab, or on this device. */
export function kept(name: string, where: () => Storage = tab): string | null {
  try {
    return where().getItem(name) ?? inMemory.get(name) ?? null;
  } catch {
    return inMemory.get(name) ?? null;
  }
}

export function keep(name: string, text: string, where: () => Storage = tab): void {
  inMemory.set(name, text);
  try {
    where().setItem(name, text);
  } catch {
    // In memory, then.
  }
}

/** An object as it was kept in this tab, or as it is at first. */
export function keptOr<T extends object>(name: string, first: T): T {
  try {
    return { ...first, ...(JSON.parse(kept(name) ?? '{}') as Partial<T>) };
  } catch {
    return first;
  }
}

export function tab(): Storage {
  return sessionStorage;
}

export function device(): Storage {
  return localStorage;
}
