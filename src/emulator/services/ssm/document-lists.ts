import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import type { Handlers, InputOf } from "../../service.js";
import { awsDocuments } from "./aws-documents.js";
import { identify } from "./describe-document.js";
import type { description } from "./description.js";
import { anyDocument, anyVersion, type FoundDocument } from "./find-document.js";
import { ssmPage } from "./ssm-page.js";
import { documents } from "./state.js";

type ListInput = InputOf<typeof description, "ListDocuments">;

const defaultSize = 50;

export const documentListHandlers: Handlers<typeof description> = {
  ListDocuments: (input, call) => {
    const filters = filtersOf(input);
    const listed = listableDocuments(call).filter((found) => filters.every((isMeant) => isMeant(found)));
    const { items, nextToken } = ssmPage("documents", listed, ({ name }) => name, input, defaultSize);
    return {
      DocumentIdentifiers: items.map((found) => identify(found, anyVersion(found.document, {}))),
      NextToken: nextToken,
    };
  },
  ListDocumentVersions: (input, call) => {
    const { document, name } = anyDocument(input.Name, call);
    const newestFirst = [...document.versions].reverse();
    const rank = ({ version }: { readonly version: string }) => String(1e9 - Number(version));
    const page = ssmPage(`versions of ${document.name}`, newestFirst, rank, input, defaultSize);
    return {
      DocumentVersions: page.items.map(({ version, versionName, displayName, createdDate, format }) => ({
        Name: name,
        DisplayName: displayName,
        DocumentVersion: version,
        VersionName: versionName,
        CreatedDate: createdDate,
        IsDefaultVersion: version === document.defaultVersion,
        DocumentFormat: format,
        Status: "Active",
      })),
      NextToken: page.nextToken,
    };
  },
};

/** Those of the account and of AWS; shared ones are asked for by their ARN. */
function listableDocuments(call: Call): FoundDocument[] {
  const own = call.store.table(documents, call).values();
  const found = [
    ...own.map((document) => ({ document, owner: call.account, name: document.name })),
    ...[...awsDocuments.values()].map((document) => ({ document, owner: "Amazon", name: document.name })),
  ];
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Filter = (found: FoundDocument) => boolean;

function filtersOf({ Filters = [], DocumentFilterList = [] }: ListInput): Filter[] {
  return [
    ...Filters.map(({ Key = "", Values = [] }) => filterBy(Key, Values)),
    ...DocumentFilterList.map(({ key, value }) => filterBy(key, [value])),
  ];
}

function filterBy(key: string, values: readonly string[]): Filter {
  const isOneOf = (text: string) => values.includes(text);
  if (key.startsWith("tag:")) {
    const name = key.slice("tag:".length);
    return ({ document }) => document.tags.some(({ Key, Value }) => Key === name && isOneOf(Value));
  }
  switch (key) {
    case "Name":
      return ({ name }) => values.some((value) => name.startsWith(value));
    case "Owner":
      return ({ owner }) => isOneOf("All") || isOneOf(owner === "Amazon" ? "Amazon" : "Self");
    case "DocumentType":
      return ({ document }) => isOneOf(document.type);
    case "PlatformTypes":
      return () => true;
    case "TargetType":
      return ({ document }) => isOneOf(document.targetType ?? "");
    case "SearchKeyword":
      return ({ name }) => values.every((value) => name.toLowerCase().includes(value.toLowerCase()));
    default:
      throw new AwsError("InvalidFilterKey", "The specified key is not valid.");
  }
}
