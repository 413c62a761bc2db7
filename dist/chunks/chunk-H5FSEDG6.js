import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
function n(e){if(e.kind!=="create")return e.resourceKind==="ResponsePlan"?e.actual.plan:e.before}function t(e){return e.kind==="delete"?void 0:e.desired}export{n as a,t as b};
