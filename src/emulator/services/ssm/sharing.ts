import { AwsError } from "../../aws-error.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { save } from "./documents.js";
import { changeableDocument } from "./find-document.js";
import { ssmPage } from "./ssm-page.js";

const maxAccounts = 1000;
const defaultSize = 200;

export const sharingHandlers: Handlers<typeof description> = {
  ModifyDocumentPermission: (input, call) => {
    const { Name, AccountIdsToAdd = [], AccountIdsToRemove = [], SharedDocumentVersion = "$DEFAULT" } = input;
    const document = changeableDocument(Name, call);
    const added = AccountIdsToAdd.map(accountId);
    const gone = new Set([...AccountIdsToRemove.map(accountId), ...added]);
    const kept = document.shares.filter((share) => !gone.has(share.accountId));
    const shares = [...kept, ...[...new Set(added)].map((id) => ({ accountId: id, version: SharedDocumentVersion }))];
    if (shares.length > maxAccounts) {
      throw new AwsError("DocumentPermissionLimit", `A document can be shared with at most ${maxAccounts} accounts.`);
    }
    save({ ...document, shares: shares.sort((a, b) => (a.accountId < b.accountId ? -1 : 1)) }, call);
    return {};
  },
  DescribeDocumentPermission: (input, call) => {
    const { name, shares } = changeableDocument(input.Name, call);
    const page = ssmPage(`shares of ${name}`, shares, (share) => share.accountId, input, defaultSize);
    return {
      AccountIds: page.items.map((share) => share.accountId),
      AccountSharingInfoList: page.items.map((share) => ({
        AccountId: share.accountId,
        SharedDocumentVersion: share.version,
      })),
      NextToken: page.nextToken,
    };
  },
};

function accountId(text: string): string {
  return text.toLowerCase();
}
