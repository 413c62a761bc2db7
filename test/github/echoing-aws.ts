import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An AWS, or a proxy on the way to it, that repeats every secret it hears in its errors. */
export interface EchoingAws {
  readonly endpoint: string;
  /** What was called, by the query protocol's action or the path. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** Credentials that it gives to whoever assumes a role. */
export const assumed = {
  id: "ASIAASSUMEDEXAMPLE77",
  secret: "assumed/Secret+Key/0123456789abcdefghijkl",
  session: "IQoJb3JpZ2luX2VjEAssumed//////////wEaCXVzLWVhc3QtMSJHMEUCIQD+/x_y==",
};

export async function startEchoingAws(secrets: readonly string[]): Promise<EchoingAws> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const action = /(?:^|&)Action=(\w+)/u.exec(Buffer.concat(chunks).toString())?.[1];
      calls.push(action ?? String(request.url));
      const query = (status: number, body: string) =>
        response.writeHead(status, { "content-type": "text/xml" }).end(body);
      if (action === "AssumeRole") return void query(200, assumeRoleAnswer);
      if (action === "GetCallerIdentity") return void query(200, callerAnswer);
      const { authorization, "x-amz-security-token": token } = request.headers;
      const heard = [...secrets, token].map((secret) => String(secret));
      const encoded = heard.flatMap((secret) => [
        secret,
        encodeURIComponent(secret),
        Buffer.from(`x:${secret}`).toString("base64"),
      ]);
      const message = `The request is invalid: ${authorization}; ${encoded.join("; ")}`;
      if (action !== undefined) {
        const escaped = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        const error = `<Error><Type>Sender</Type><Code>ValidationError</Code><Message>${escaped}</Message></Error>`;
        return void query(400, `<ErrorResponse>${error}<RequestId>r</RequestId></ErrorResponse>`);
      }
      response.writeHead(400, { "content-type": "application/json", "x-amzn-errortype": "ValidationException" });
      response.end(JSON.stringify({ __type: "ValidationException", message, Message: message }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

const assumeRoleAnswer = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>${assumed.id}</AccessKeyId><SecretAccessKey>${assumed.secret}</SecretAccessKey><SessionToken>${assumed.session}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const callerAnswer = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/job/x</Arn><UserId>x</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
