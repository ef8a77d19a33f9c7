/** What each user has consented to, per OAuth client. It outlives every token; revoking any token of it ends it. */
export class Grants {
  #scopes = new Map<string, Set<string>>();

  #of(email: string, clientId: string): Set<string> {
    const key = `${email} ${clientId}`;
    const scopes = this.#scopes.get(key) ?? new Set();
    this.#scopes.set(key, scopes);
    return scopes;
  }

  add(email: string, clientId: string, scopes: readonly string[]): void {
    const granted = this.#of(email, clientId);
    for (const scope of scopes) granted.add(scope);
  }

  list(email: string, clientId: string): string[] {
    return [...this.#of(email, clientId)];
  }

  cover(email: string, clientId: string, scopes: readonly string[]): boolean {
    const granted = this.#of(email, clientId);
    return scopes.every((scope) => granted.has(scope));
  }

  /** Forgets a user's consent to one client, or to all. */
  drop(email: string, clientId?: string): void {
    for (const key of this.#scopes.keys()) {
      if (clientId ? key === `${email} ${clientId}` : key.startsWith(`${email} `)) this.#scopes.delete(key);
    }
  }

  clear(): void {
    this.#scopes.clear();
  }
}
