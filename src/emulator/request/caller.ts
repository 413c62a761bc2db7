import type { Caller } from "../call.js";
import { sessions } from "../services/sts/session.js";
import type { Store } from "../state/store.js";

/** Whose credentials an access key id is: an assumed role's, an account's own, or the default account's. */
export function callerOf(store: Store, accessKeyId: string, defaultAccount: string): Caller {
  const session = store.table(sessions, { account: "", region: "" }).get(accessKeyId);
  if (session !== undefined) return session;
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount;
  return { account, arn: `arn:aws:iam::${account}:root`, userId: account };
}
