import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
function n(e){return e.resourceKind==="ResponsePlan"}export{n as a};
