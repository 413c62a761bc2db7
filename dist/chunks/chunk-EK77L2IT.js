import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
function f(e){return`${e.timelines.map(n=>u(e,n)).join(`

`)}
`}function u({plan:e,at:n},t){let i=Date.parse(n),a=t.target===void 0?"":` in ${r(t.target)}`,s=["gantt",`  title ${r(e)}${a}: who is paged when (UTC)`,"  dateFormat YYYY-MM-DD HH:mm","  axisFormat %H:%M"];for(let[o,p]of l(t.pages))s.push(`  section ${r(o)}`,...p.map(g=>`  ${c(g,i)}`));for(let{path:o,minute:p,reason:g}of t.silences)s.push(`  section ${r(o.at(-1)??"")}`),s.push(`  pages nobody, ${r(g)} :crit, ${m(i,p)}, 1m`);return s.join(`
`)}function c({minute:e,channel:n,retryEveryMinutes:t},i){let a=t===void 0?"":` and every ${t} min`;return`+${e} min ${n.type}${a} :${m(i,e)}, 1m`}function l(e){let n=new Map;for(let t of e)n.set(t.person,[...n.get(t.person)??[],t]);return n}function m(e,n){return new Date(e+n*6e4).toISOString().slice(0,16).replace("T"," ")}function r(e){return e.replace(/[^\p{L}\p{N}_./ -]+/gu," ").replace(/\s+/g," ").trim().slice(0,120)}export{f as a};
