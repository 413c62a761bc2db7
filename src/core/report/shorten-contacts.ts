import type { TargetChanges } from "../changes/change.js";

/** Contacts of the target as its files name them, `contact/ALIAS`; those of other accounts or Regions keep their ARN. */
export function shortenContacts(text: string, { account, region }: Pick<TargetChanges, "account" | "region">): string {
  return text.replaceAll(
    /arn:[a-z-]+:ssm-contacts:([a-z0-9-]+):(\d{12}):(contact\/[A-Za-z0-9_-]+)/gu,
    (arn, itsRegion: string, itsAccount: string, reference: string) =>
      itsRegion === region && itsAccount === account ? reference : arn,
  );
}
