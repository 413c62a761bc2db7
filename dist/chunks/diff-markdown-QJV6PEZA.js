import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as d}from"./chunk-4DIOAJN4.js";import{b as f,d as m}from"./chunk-IXJFDULY.js";import{a as i}from"./chunk-VADWRJ34.js";import{a as s,b as a,d as o}from"./chunk-JGHXU6Q2.js";import"./chunk-FKVEF6IW.js";import"./chunk-HR7TTWJF.js";import"./chunk-UI3BCZX2.js";var l=6e4;function D(e,n=l){let t=[...e.targets.map(h),...(e.failures??[]).map($)].join(`

`),r=e.targets.flatMap(({target:g,changes:c})=>c.map(p=>f(p,g)));return i(t,[{title:"Field by field",items:r}],n,"The JSON output has more.")}var u=50;function h(e){let n=e.changes.slice(0,u).map(r=>`- ${o(m(r))}`),t=e.changes.length-n.length;return[`### ${a(e.target)}: ${s(d(e))}`,...n.length===0?[]:[[...n,...t>0?[`- and ${t} more`]:[]].join(`
`)]].join(`

`)}function $({target:e,reason:n,hint:t}){let r=t===void 0?"":` ${o(t)}`;return`### ${a(e)} could not be read

${o(n)}.${r}`}export{D as renderDiffMarkdown};
