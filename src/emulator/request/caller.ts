import type { Caller } from "../call.js";
import { sessions } from "../services/sts/session.js";
import type { Store } from "../state/store.js";
import { noAccessKey } from "./signing-scope.js";

/** Whose credentials an access key id is: an assumed role's, an account's own, or the default account's; nobody's where there is none. */
export function callerOf(store: Store, accessKeyId: string, defaultAccount: string): Caller {
  if (accessKeyId === noAccessKey) return { account: defaultAccount, arn: "anonymous", userId: "anonymous" };
  const session = store.table(sessions, { account: "", region: "" }).get(accessKeyId);
  if (session !== undefined) return session;
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount;
  return { account, arn: `arn:aws:iam::${account}:root`, userId: account };
}
