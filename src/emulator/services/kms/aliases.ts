import { AwsError } from "../../aws-error.js";
import { seconds } from "../../clock.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { ownKey } from "./find-key.js";
import { kmsPage } from "./kms-page.js";
import { aliases } from "./state.js";

const aliasName = /^alias\/[a-zA-Z0-9/_-]+$/;

export const aliasHandlers: Handlers<typeof description> = {
  CreateAlias: ({ AliasName, TargetKeyId }, call) => {
    if (!aliasName.test(AliasName)) {
      throw new AwsError("InvalidAliasNameException", `Alias must start with the prefix "alias/": ${AliasName}`);
    }
    if (AliasName.startsWith("alias/aws/")) {
      throw new AwsError("InvalidAliasNameException", "Alias must not start with the reserved prefix alias/aws/");
    }
    const table = call.store.table(aliases, call);
    const key = ownKey(TargetKeyId, call);
    if (table.has(AliasName)) {
      const arn = `arn:${call.partition}:kms:${call.region}:${call.account}:${AliasName}`;
      throw new AwsError("AlreadyExistsException", `An alias with the name ${arn} already exists`);
    }
    table.set(AliasName, { name: AliasName, keyId: key.id, creationDate: seconds(call.clock) });
    return undefined;
  },
  DeleteAlias: ({ AliasName }, call) => {
    const table = call.store.table(aliases, call);
    if (!table.has(AliasName)) {
      const arn = `arn:${call.partition}:kms:${call.region}:${call.account}:${AliasName}`;
      throw new AwsError("NotFoundException", `Alias ${arn} is not found.`);
    }
    table.delete(AliasName);
    return undefined;
  },
  ListAliases: (input, call) => {
    const keyId = input.KeyId === undefined ? undefined : ownKey(input.KeyId, call).id;
    const listed = call.store
      .table(aliases, call)
      .values()
      .filter((alias) => keyId === undefined || alias.keyId === keyId);
    const { items, mark } = kmsPage("aliases", listed, ({ name }) => name, input);
    return {
      Aliases: items.map(({ name, keyId: target, creationDate }) => ({
        AliasName: name,
        AliasArn: `arn:${call.partition}:kms:${call.region}:${call.account}:${name}`,
        TargetKeyId: target,
        CreationDate: creationDate,
        LastUpdatedDate: creationDate,
      })),
      ...mark,
    };
  },
};
