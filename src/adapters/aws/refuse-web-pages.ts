/** What carries a client's calls, as far as it matters here; the clients' own types of it differ by their release. */
interface Transport {
  handle(request: unknown, options: unknown): Promise<{ readonly response: Answer }>;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** An extension of any SDK client. */
export interface ClientExtension {
  configure(client: { httpHandler(): Transport | undefined; setHttpHandler(handler: Transport): void }): void;
}

/** A page for people came where AWS's answer should be: a proxy's sign-in form, a load balancer's greeting. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
}

/**
 * Makes every call of a client fail that is answered with a web page. AWS's older protocols speak XML, of which HTML is
 * near enough that the SDK reads an empty success out of it: no roles, no policies, nobody who called.
 */
export const refuseWebPages: ClientExtension = {
  configure(client) {
    const transport = client.httpHandler();
    // The client of `ssm-contacts` shows an extension no transport; it speaks JSON, which no web page is.
    if (transport === undefined) return;
    const handle: Transport["handle"] = async (request, options) => {
      const answer = await transport.handle(request, options);
      const { statusCode, headers } = answer.response;
      // Failures have words of their own.
      if (statusCode < 300 && /^\s*text\/html\b/i.test(headers["content-type"] ?? "")) {
        throw new UnexpectedAnswer(`status ${statusCode} with a web page, where AWS answers with data`);
      }
      return answer;
    };
    client.setHttpHandler(Object.assign(Object.create(transport), { handle }));
  },
};
