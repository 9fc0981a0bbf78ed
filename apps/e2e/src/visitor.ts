/** What the rules said no to. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Outcome<T> = ({ readonly __typename: string } & T) | ({ readonly __typename: 'Refusal' } & Refused);

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

  /**
   * A mutation, written as the schema has it (`passRecommendation(input: PassRecommendationInput!)`); `fields` are those
   * of its result (`Recommendation { id }`). A refusal is thrown.
   */
  async act<T = unknown>(signature: string, variables: Record<string, unknown>, fields = ''): Promise<T> {
    const outcome = await this.try<T>(signature, variables, fields);
    if (outcome.__typename === 'Refusal') throw new Error(`${signature}: ${JSON.stringify(outcome)}`);
    return outcome as T;
  }

  /** A mutation that the rules must say no to: the refusal. */
  async refusalOf(signature: string, variables: Record<string, unknown>): Promise<Refused> {
    const outcome = await this.try<Refused>(signature, variables);
    if (outcome.__typename !== 'Refusal') throw new Error(`${signature} was not refused: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  /** The code of the error that a mutation ends with: not one's own, missing, faulty. */
  async failureOf(signature: string, variables: Record<string, unknown>): Promise<unknown> {
    const { name, text } = mutation(signature, '');
    const { data, errors } = await this.send<Record<string, unknown>>(text, variables);
    if (!errors) throw new Error(`${name} did not fail: ${JSON.stringify(data)}`);
    return errors[0]!.extensions.code;
  }

  /** A mutation and what came of it, one way or the other. */
  async try<T>(signature: string, variables: Record<string, unknown>, fields = ''): Promise<Outcome<T>> {
    const { name, text } = mutation(signature, fields);
    return (await this.ask<Record<string, Outcome<T>>>(text, variables))[name]!;
  }

  /** A plain HTTP request with the cookie. */
  fetch(path: string, options: RequestInit = {}): Promise<Response> {
    return fetch(`${this.origin}${path}`, { ...options, headers: { ...options.headers, cookie: this.cookie, origin: this.origin } });
  }
}

function mutation(signature: string, fields: string): { name: string; text: string } {
  const [, name = '', parameters = ''] = /^(\w+)\((.*)\)$/.exec(signature) ?? [];
  const [declared, given] = [parameters.replace(/(\w+):/g, '$$$1:'), parameters.replace(/(\w+): [\w[\]!]+/g, '$1: $$$1')];
  const result = fields ? `... on ${fields}` : '';
  return { name, text: `mutation (${declared}) { ${name}(${given}) { __typename ${result} ... on Refusal { code message facts } } }` };
}
