interface Answer<T> {
  readonly data?: T;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** Somebody with a cookie jar who speaks GraphQL: what the web does, without the pictures. */
export class Visitor {
  private cookie = '';

  constructor(readonly origin: string) {}

  async signIn(username: string, password: string): Promise<this> {
    const { signIn } = await this.ask<{ signIn: { __typename: string; message?: string } }>(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { message } } }`,
      { input: { username, password } },
    );
    if (signIn.__typename === 'Refusal') throw new Error(`${username}: ${signIn.message}`);
    return this;
  }

  /** The whole answer, errors included. */
  async send<T>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<T> & { status: number }> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie: this.cookie, origin: this.origin },
      body: JSON.stringify({ query, variables }),
    });
    for (const line of response.headers.getSetCookie()) this.cookie = line.split(';', 1)[0]!;
    return { ...((await response.json()) as Answer<T>), status: response.status };
  }

  /** The data; errors are thrown. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.send<T>(query, variables);
    if (errors) throw new Error(errors.map((error) => `${error.message} ${JSON.stringify(error.extensions)}`).join('; '));
    return data!;
  }

  /** A plain HTTP request with the cookie. */
  fetch(path: string, options: RequestInit = {}): Promise<Response> {
    return fetch(`${this.origin}${path}`, { ...options, headers: { ...options.headers, cookie: this.cookie, origin: this.origin } });
  }
}
