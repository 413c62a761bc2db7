import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as t}from"./chunk-NYQRWSRB.js";function O(n){return[...g(n)].join("")}function*g(n){let{diagnostics:e,unchecked:s,readiness:i,secondOpinion:d}=n;yield t(a(n)).slice(0,-2),yield*o("diagnostics",e,k),yield*o("unchecked",s,h),yield*o("readiness",i,p),d!==void 0&&(yield`,
  "secondOpinion": ${f(d,1)}`),yield`
}
`}var l=500;function*o(n,e,s){yield`,
  "${n}": [`;for(let i=0;i<e.length;i+=l){let d=f(e.slice(i,i+l).map(s),1);yield`${i===0?"":","}${d.slice(1,-4)}`}yield e.length===0?"]":`
  ]`}function f(n,e){return t(n).replaceAll(`
`,`
${"  ".repeat(e)}`)}function R(n){let{diagnostics:e,unchecked:s,readiness:i,secondOpinion:d}=n;return{...a(n),diagnostics:e.map(k),unchecked:s.map(h),readiness:i.map(p),...d===void 0?{}:{secondOpinion:d}}}function a({summary:n}){return{schemaVersion:1,summary:{files:n.files,plans:n.plans,errors:n.errors,warnings:n.warnings,notices:n.notices,unchecked:n.unchecked,suppressed:n.suppressed,...n.baselined===void 0?{}:{baselined:n.baselined}}}}function h({rule:n,plan:e,target:s,reason:i}){return{rule:n,...e===void 0?{}:{plan:e},...s===void 0?{}:{target:s},reason:i}}function p({plan:n,target:e,verdict:s,because:i,requests:d,smallPrint:c}){return{plan:n,...e===void 0?{}:{target:e},verdict:s,because:i,...d===void 0?{}:{requests:d},...c===void 0?{}:{smallPrint:c}}}function k({rule:n,severity:e,message:s,hint:i,at:d,pointer:c,plan:u,target:r}){return{rule:n,severity:e,message:s,...i===void 0?{}:{hint:i},file:d.file,line:d.line,column:d.column,endLine:d.endLine,endColumn:d.endColumn,...c===void 0?{}:{pointer:c},...u===void 0?{}:{plan:u},...r===void 0?{}:{target:r}}}export{O as a,g as b,R as c};
