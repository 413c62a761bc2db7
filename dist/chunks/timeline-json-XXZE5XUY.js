import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as e}from"./chunk-NYQRWSRB.js";import"./chunk-UI3BCZX2.js";function s({plan:i,at:n,timelines:r}){return`${e({schemaVersion:1,plan:i,at:n,timelines:r})}
`}export{s as renderTimelineJson};
