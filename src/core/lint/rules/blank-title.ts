import { defineRule } from "../rule.js";

/** The model allows 0 to 200 characters. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_IncidentTemplate.html */
export const blankTitle = defineRule({
  id: "blank-title",
  severity: "error",
  summary: "The incident's title is blank",

  *check({ plan }) {
    const { title } = plan.incidentTemplate;
    if (title.trim() !== "") return;
    yield {
      at: ["incidentTemplate", "title"],
      message: `Unexpected blank title \`${JSON.stringify(title)}\`, expected what a responder should read first`,
      hint: "Say in `title` what is broken for whom",
    };
  },
});
