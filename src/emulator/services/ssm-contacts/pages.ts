import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers, InputOf } from "../../service.js";
import { ownContact } from "./contacts.js";
import type { description } from "./description.js";
import { findEngagement } from "./engagements.js";
import { denied, invalid, notFound } from "./errors.js";
import { acknowledge, progress } from "./progress.js";
import { checkReady } from "./ready.js";
import { engagements, type Page, pages, type Receipt } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

export const pageHandlers: Handlers<typeof description> = {
  AcceptPage: (input, call) => {
    acceptPage(findPage(input.PageId, call), input, call);
    return undefined;
  },
  DescribePage: ({ PageId }, call) => {
    const page = findPage(PageId, call);
    const { Subject, Content, PublicSubject, PublicContent } = findEngagement(page.EngagementArn, call);
    return { ...summaryOf(page, call), Subject, Content, ...present({ PublicSubject, PublicContent }) };
  },
  ListPagesByContact: (input, call) => {
    ownContact(input.ContactId, call);
    return listPages(({ ContactArn }) => ContactArn === input.ContactId, input.ContactId, input, call);
  },
  ListPagesByEngagement: (input, call) => {
    const { EngagementArn: arn } = findEngagement(input.EngagementId, call);
    return listPages(({ EngagementArn }) => EngagementArn === arn, arn, input, call);
  },
  ListPageReceipts: ({ PageId, NextToken: token, MaxResults }, call) => {
    const numbered = findPage(PageId, call).receipts.map((receipt, index) => ({
      receipt,
      key: String(index).padStart(6),
    }));
    const { items, nextToken: NextToken } = pageOf(numbered, ({ key }) => key, {
      list: `ListPageReceipts ${PageId}`,
      token,
      size: MaxResults || 100,
    });
    return { Receipts: items.map(({ receipt }) => receipt), NextToken };
  },
  ListPageResolutions: ({ PageId }, call) => {
    const page = findPage(PageId, call);
    const { threads } = findEngagement(page.EngagementArn, call);
    return { PageResolutions: threads[page.thread]?.path ?? [] };
  },
};

function acceptPage(page: Page, input: Input<"AcceptPage">, call: Call): void {
  const { AcceptType, AcceptCode, AcceptCodeValidation, ContactChannelId, Note } = input;
  if (AcceptCodeValidation === "ENFORCE" && AcceptCode !== page.code) {
    throw invalid("The accept code is not the one that was sent with the page", "acceptCode");
  }
  const now = seconds(call.clock);
  const receipt: Receipt = {
    ContactChannelArn: ContactChannelId ?? page.ContactChannelArn,
    ReceiptType: AcceptType,
    ReceiptTime: now,
    ...present({ ReceiptInfo: Note }),
  };
  const receipts = [...page.receipts, receipt];
  const times = AcceptType === "READ" ? { ReadTime: now } : { DeliveryTime: now };
  call.store.table(pages, call).set(page.PageArn, { ...page, receipts, ...times });
  if (AcceptType !== "READ") return;
  const engagement = findEngagement(page.EngagementArn, call);
  call.store.table(engagements, call).set(engagement.EngagementArn, acknowledge(engagement, page.thread, call));
}

interface ListInput {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

function listPages(isWanted: (page: Page) => boolean, of: string, input: ListInput, call: Call): object {
  progress(call);
  const all = call.store.table(pages, call).values().filter(isWanted);
  const { items, nextToken: NextToken } = pageOf(all, ({ PageArn }) => PageArn, {
    list: `pages of ${of}`,
    token: input.NextToken,
    size: input.MaxResults || 100,
  });
  return { Pages: items.map((page) => summaryOf(page, call)), NextToken };
}

function findPage(arn: string, call: Call): Page {
  checkReady(call);
  if (parseArn(arn)?.account !== call.account) throw denied(arn);
  progress(call);
  const page = call.store.table(pages, call).get(arn);
  if (page === undefined) throw notFound("PAGE", arn);
  return page;
}

function summaryOf(page: Page, call: Call): object {
  const { Sender, IncidentId } = findEngagement(page.EngagementArn, call);
  const { PageArn, EngagementArn, ContactArn, SentTime, DeliveryTime, ReadTime } = page;
  return { PageArn, EngagementArn, ContactArn, Sender, SentTime, DeliveryTime, ...present({ IncidentId, ReadTime }) };
}
