import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var n="This pull request no longer changes response plans, their configuration, facts or policies: there is nothing to review.";function r(e){return`${e}
${n}
`}function t(e){return e.replaceAll(`\r
`,`
`).trimEnd().endsWith(`-->
${n}`)}export{r as a,t as b};
