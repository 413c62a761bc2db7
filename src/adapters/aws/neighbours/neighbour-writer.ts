import type { NeighbourOperation } from "../../../core/changes/neighbour-operation.js";
import type { NeighbourWriter } from "../../../ports.js";
import type { ClientOverrides } from "../client-options.js";
import { connectAccount, type NeighbourPlace } from "./account-connection.js";
import { isContactOperation, writeContact } from "./write-contact.js";
import { isDocumentOperation, writeDocument } from "./write-document.js";
import { writeRole } from "./write-role.js";
import { isRotationOperation, writeRotation } from "./write-rotation.js";

/** Writes to the neighbours of one account's plans. The SDKs are loaded with the first write. */
export function neighbourWriter(place: NeighbourPlace, overrides: ClientOverrides = {}): NeighbourWriter {
  const connection = connectAccount(place, overrides);
  return {
    perform: async (operation: NeighbourOperation) => {
      if (isContactOperation(operation)) await writeContact(connection, operation);
      else if (isRotationOperation(operation)) await writeRotation(connection, operation);
      else if (isDocumentOperation(operation)) await writeDocument(connection, operation);
      else await writeRole(connection, operation);
    },
  };
}
