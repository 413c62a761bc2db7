import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/chat.html */
export const missingChatChannel = defineRule({
  id: "missing-chat-channel",
  severity: "notice",
  summary: "A plan has no chat channel",

  *check({ plan }) {
    const { chatChannel } = plan;
    if (chatChannel !== undefined && "chatbotSns" in chatChannel && chatChannel.chatbotSns.length > 0) return;
    yield {
      at: ["chatChannel"],
      message: `Unexpected plan \`${plan.name}\` without a chat channel, expected topics in \`chatChannel.chatbotSns\``,
      hint: "Add `chatChannel: {chatbotSns: [topic/NAME]}` with a topic that the team's chat client is subscribed to",
    };
  },
});
