import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as p}from"./chunk-O4TSAEKP.js";import{a as m}from"./chunk-HR7TTWJF.js";function l(n){return n.split(/\r\n|\r|\n/u).map(m).join(`
`).replaceAll("%","%25").replaceAll(`
`,"%0A")}function c(n){return l(n).replaceAll(":","%3A").replaceAll(",","%2C")}var d=10,a=["error","warning","notice"];function h(n,s=""){return`${[...a.flatMap(r=>{let o=n.diagnostics.filter(({severity:i})=>i===r),t=o.length-d;return[...o.slice(0,d).map(i=>$(i,s)),...t>0?[`${t} more of level ${r}`]:[]]}),p(n.summary)].join(`
`)}
`}function $({severity:n,rule:s,at:e,message:r,hint:o},t){let i=[`file=${c(`${t}${e.file}`)}`,`line=${e.line}`,...e.endLine===e.line?[`endLine=${e.endLine}`,`col=${e.column}`,`endColumn=${e.endColumn}`]:[`endLine=${e.endLine}`],`title=${c(s)}`],u=o===void 0?r:`${r}
${o}`;return`::${n} ${i.join(",")}::${l(u)}`}export{h as a};
