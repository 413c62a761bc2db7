import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
function o(n,t){return`${n} ${t}${n===1?"":"s"}`}function s(n,t=Number.POSITIVE_INFINITY){let e=n.length>t?[...n.slice(0,t),`${n.length-t} more`]:[...n],r=e.pop();return e.length===0?r??"":`${e.join(", ")} and ${r}`}export{o as a,s as b};
